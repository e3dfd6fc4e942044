package dev.skybridge.runtime.limit;

import java.util.List;

/**
 * What a process of the over-admission test does.
 *
 * @param redis whether the store is Redis, else PostgreSQL
 * @param port of the store
 * @param nodes that share the limit
 * @param localShare whether it admits its share while the store is away
 * @param clockOffsetNanos by which its clock is ahead of the machine's
 * @param callers threads that ask
 * @param perSecond calls of each caller a second; 0 asks again at once
 */
record NodeSpec(
    boolean redis,
    int port,
    int nodes,
    boolean localShare,
    long clockOffsetNanos,
    int callers,
    double perSecond) {
  static final RateLimit LIMIT = new RateLimit(500, 250);

  List<String> arguments() {
    return List.of(
        Boolean.toString(redis),
        Integer.toString(port),
        Integer.toString(nodes),
        Boolean.toString(localShare),
        Long.toString(clockOffsetNanos),
        Integer.toString(callers),
        Double.toString(perSecond));
  }

  static NodeSpec of(String[] arguments) {
    return new NodeSpec(
        Boolean.parseBoolean(arguments[0]),
        Integer.parseInt(arguments[1]),
        Integer.parseInt(arguments[2]),
        Boolean.parseBoolean(arguments[3]),
        Long.parseLong(arguments[4]),
        Integer.parseInt(arguments[5]),
        Double.parseDouble(arguments[6]));
  }

  LeaseTerms terms() {
    return LeaseTerms.forNodes(LIMIT, nodes);
  }
}
