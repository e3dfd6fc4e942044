package dev.skybridge.runtime.diagnostics;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the JSON of {@code HotSpotDiagnosticMXBean.dumpThreads} token by token, so that a dump of
 * many threads is never in memory as a tree. What a newer JDK adds is skipped.
 */
final class ThreadDumpReader {
  private static final JsonFactory JSON = new JsonFactory();

  private ThreadDumpReader() {}

  /**
   * Reads a dump.
   *
   * @throws IOException where it is no JSON
   */
  static ThreadDump read(InputStream dump) throws IOException {
    var threads = new ArrayList<DumpedThread>();
    try (var parser = JSON.createParser(dump)) {
      while (parser.nextToken() != null) {
        if (parser.currentToken() == JsonToken.START_ARRAY
            && "threads".equals(parser.currentName())) {
          while (parser.nextToken() == JsonToken.START_OBJECT) {
            threads.add(thread(parser));
          }
        }
      }
    }
    return new ThreadDump(threads);
  }

  private static DumpedThread thread(JsonParser parser) throws IOException {
    var texts = new HashMap<String, String>();
    List<String> stack = List.of();
    List<String> monitors = List.of();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      var field = parser.currentName();
      var value = parser.nextToken();
      if (value == JsonToken.START_ARRAY && field.equals("stack")) {
        stack = texts(parser);
      } else if (value == JsonToken.START_ARRAY && field.equals("monitorsOwned")) {
        monitors = monitors(parser);
      } else if (value == JsonToken.START_OBJECT && field.equals("parkBlocker")) {
        flat(parser, "parkBlocker.", texts);
      } else if (value.isScalarValue()) {
        texts.put(field, parser.getText());
      } else {
        parser.skipChildren();
      }
    }
    return thread(texts, stack, monitors);
  }

  private static DumpedThread thread(
      Map<String, String> texts, List<String> stack, List<String> monitors) {
    var view =
        new ThreadView(
            Long.parseLong(texts.getOrDefault("tid", "0")),
            texts.getOrDefault("name", ""),
            Boolean.parseBoolean(texts.get("virtual")),
            texts.getOrDefault("state", Thread.State.RUNNABLE.name()),
            stack.stream().limit(ThreadView.MOST_FRAMES).toList());
    var owner = Optional.ofNullable(texts.get("parkBlocker.owner")).map(Long::valueOf);
    var monitor = texts.get("blockedOn");
    var notification = texts.get("waitingOn");
    var synchronizer = texts.get("parkBlocker.object");
    if (monitor != null) {
      return waiting(view, monitor, LockView.Kind.MONITOR, owner, monitors);
    }
    return notification != null
        ? waiting(view, notification, LockView.Kind.NOTIFICATION, owner, monitors)
        : waiting(view, synchronizer, LockView.Kind.SYNCHRONIZER, owner, monitors);
  }

  private static DumpedThread waiting(
      ThreadView view,
      @Nullable String object,
      LockView.Kind kind,
      Optional<Long> owner,
      List<String> monitors) {
    return new DumpedThread(view, Optional.ofNullable(object), kind, owner, monitors);
  }

  private static void flat(JsonParser parser, String prefix, Map<String, String> into)
      throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      var field = parser.currentName();
      if (parser.nextToken().isScalarValue()) {
        into.put(prefix + field, parser.getText());
      } else {
        parser.skipChildren();
      }
    }
  }

  private static List<String> texts(JsonParser parser) throws IOException {
    var texts = new ArrayList<String>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken() == JsonToken.VALUE_STRING) {
        texts.add(parser.getText());
      }
    }
    return texts;
  }

  /**
   * Monitors are listed by the frame that took them; null stands for one that is optimised away.
   */
  private static List<String> monitors(JsonParser parser) throws IOException {
    var monitors = new ArrayList<String>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken() == JsonToken.START_ARRAY) {
        monitors.addAll(texts(parser));
      }
    }
    return monitors;
  }
}
