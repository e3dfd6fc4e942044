package dev.skybridge.world;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What {@code world.json} holds: where the parts of a world listen. No secrets.
 *
 * @param ports port of each listener on 127.0.0.1
 * @param podNetwork second number of the pods' addresses: pods are 127.N.0.0/16
 * @param urls addresses for people and programs, by name
 */
public record WorldState(Map<String, Integer> ports, int podNetwork, Map<String, String> urls) {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .build();

  public WorldState {
    ports = Map.copyOf(ports);
    urls = Map.copyOf(urls);
  }

  /** The state of an earlier run, if there was one. */
  public static Optional<WorldState> read(Path file) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.readValue(file.toFile(), WorldState.class));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  public void write(Path file) {
    try {
      Path temporary = file.resolveSibling("world.json.tmp");
      JSON.writeValue(temporary.toFile(), this);
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  public WorldState withUrl(String name, String url) {
    Map<String, String> more = new TreeMap<>(urls);
    more.put(name, url);
    return new WorldState(ports, podNetwork, more);
  }

  /** Port of the listener of this name. */
  public int port(String listener) {
    Integer port = ports.get(listener);
    if (port == null) {
      throw new IllegalArgumentException("no listener named " + listener);
    }
    return port;
  }

  /** Address of the part of this name. */
  public String url(String name) {
    String url = urls.get(name);
    if (url == null) {
      throw new IllegalStateException("this world has no " + name + "; it has " + urls.keySet());
    }
    return url;
  }
}
