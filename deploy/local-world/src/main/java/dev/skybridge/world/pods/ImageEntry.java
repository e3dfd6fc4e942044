package dev.skybridge.world.pods;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An image that "was pushed", and how its program behaves.
 *
 * @param name repository, or a glob over repositories in which {@code *} also crosses slashes
 * @param tags globs of the tags that exist
 * @param ports ports on which the program listens; none for a program without a server
 * @param declaredPorts whether it also listens on every container port that the pod declares; for
 *     applications of others, of which we do not know the programs
 * @param serviceTimeMillis time for one request
 * @param concurrency requests worked on at a time; others queue
 * @param startupMillis time from start until it listens
 * @param behaviour what becomes of it
 * @param runMillis for programs that end: how long they run
 */
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
public record ImageEntry(
    String name,
    List<String> tags,
    List<Integer> ports,
    boolean declaredPorts,
    int serviceTimeMillis,
    int concurrency,
    int startupMillis,
    Behaviour behaviour,
    int runMillis) {

  /** What a program does once it runs. */
  public enum Behaviour {
    /** Serves until it is stopped. */
    SERVES,
    /** Serves, with status 500 for each request. */
    ANSWERS_ERRORS,
    /** Accepts connections and never answers. */
    HANGS,
    /** Ends with exit code 1 after its run time. */
    CRASHES,
    /** Ends with exit code 0 after its run time, as the program of a Job does. */
    COMPLETES
  }

  public ImageEntry {
    tags = List.copyOf(tags);
    ports = List.copyOf(ports);
    if (concurrency < 1 || serviceTimeMillis < 0 || startupMillis < 0 || runMillis < 0) {
      throw new IllegalArgumentException(
          "image " + name + ": concurrency must be 1 or more, times 0 or more");
    }
  }

  /** Reads an entry of the catalogue; only the name is required. */
  @JsonCreator
  static ImageEntry of(
      @JsonProperty(value = "name", required = true) String name,
      @JsonProperty("tags") @Nullable List<String> tags,
      @JsonProperty("ports") @Nullable List<Integer> ports,
      @JsonProperty("declaredPorts") @Nullable Boolean declaredPorts,
      @JsonProperty("serviceTimeMillis") @Nullable Integer serviceTimeMillis,
      @JsonProperty("concurrency") @Nullable Integer concurrency,
      @JsonProperty("startupMillis") @Nullable Integer startupMillis,
      @JsonProperty("behaviour") @Nullable Behaviour behaviour,
      @JsonProperty("runMillis") @Nullable Integer runMillis) {
    return new ImageEntry(
        name,
        tags == null ? List.of("*") : tags,
        ports == null ? List.of() : ports,
        declaredPorts != null && declaredPorts,
        serviceTimeMillis == null ? 2 : serviceTimeMillis,
        concurrency == null ? 64 : concurrency,
        startupMillis == null ? 200 : startupMillis,
        behaviour == null ? Behaviour.SERVES : behaviour,
        runMillis == null ? 200 : runMillis);
  }

  /** An image with a server on one port, or without a server for port 0. */
  public static ImageEntry serving(String name, String tag, int port) {
    return of(
        name,
        List.of(tag),
        port == 0 ? List.of() : List.of(port),
        false,
        null,
        null,
        null,
        null,
        null);
  }

  /** An image that listens wherever the pod says it does. */
  public static ImageEntry declared(String name, String tag) {
    return of(name, List.of(tag), List.of(), true, null, null, null, null, null);
  }
}
