package dev.skybridge.operator.console;

import dev.skybridge.operator.security.BearerTokens;
import dev.skybridge.operator.security.ReviewUnavailable;
import dev.skybridge.operator.security.User;
import dev.skybridge.operator.security.Visibility;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Sends each client the changes that its user may see, at the speed at which it takes them. */
@ApplicationScoped
public class ChangeStreams {
  private static final Logger LOG = Logger.getLogger(ChangeStreams.class);

  private final ChangeFeed feed;
  private final Visibility visibility;
  private final BearerTokens tokens;
  private final ConsoleConfig config;
  private final EventIds ids = EventIds.ofThisProcess();

  /**
   * Streams of {@code feed}.
   *
   * @param feed the changes
   * @param visibility what a user may see
   * @param tokens whether a token is still accepted
   * @param config heartbeat and deadlines
   */
  @Inject
  public ChangeStreams(
      ChangeFeed feed, Visibility visibility, BearerTokens tokens, ConsoleConfig config) {
    this.feed = feed;
    this.visibility = visibility;
    this.tokens = tokens;
    this.config = config;
  }

  /** Sends until the client is gone, or too slow, or the token is no longer accepted. */
  void send(
      User user, String authorization, @Nullable String lastEventId, SseEventSink sink, Sse sse)
      throws InterruptedException {
    var known = ids.position(lastEventId);
    var position = known.orElseGet(feed::position);
    var first = known.isPresent() ? List.<OutboundSseEvent>of() : List.of(reset(sse, position));
    var open = deliver(first, sink);
    while (open && !sink.isClosed()) {
      var batch = feed.after(position, config.heartbeat());
      position = batch.position();
      open = accepted(authorization) && deliver(events(user, batch, sse), sink);
    }
  }

  private List<OutboundSseEvent> events(User user, ChangeFeed.Batch batch, Sse sse) {
    if (!batch.complete()) {
      return List.of(reset(sse, batch.position()));
    }
    var visible = batch.changes().stream().distinct().filter(change -> sees(user, change)).toList();
    if (visible.isEmpty()) {
      return List.of(sse.newEventBuilder().comment("alive").build());
    }
    var id = ids.id(batch.position());
    return visible.stream()
        .map(change ->
            sse.newEventBuilder()
                .id(id)
                .name("change")
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(Change.class, change)
                .build())
        .toList();
  }

  private OutboundSseEvent reset(Sse sse, long position) {
    return sse.newEventBuilder().id(ids.id(position)).name("reset").data("{}").build();
  }

  private boolean sees(User user, Change change) {
    return visibility.sees(user, plural(change.kind()), change.namespace());
  }

  private static String plural(String kind) {
    return kind.toLowerCase(Locale.ROOT) + "s";
  }

  private boolean accepted(String authorization) {
    try {
      return tokens.user(authorization).isPresent();
    } catch (ReviewUnavailable e) {
      LOG.debug("A stream of changes ends because its token can't be checked", e);
      return false;
    }
  }

  private boolean deliver(List<OutboundSseEvent> events, SseEventSink sink)
      throws InterruptedException {
    for (var event : events) {
      try {
        sink.send(event)
            .toCompletableFuture()
            .get(config.eventDeadline().toMillis(), TimeUnit.MILLISECONDS);
      } catch (ExecutionException | TimeoutException | IllegalStateException e) {
        LOG.debug("A stream of changes ends because its client is gone or too slow", e);
        return false;
      }
    }
    return true;
  }
}
