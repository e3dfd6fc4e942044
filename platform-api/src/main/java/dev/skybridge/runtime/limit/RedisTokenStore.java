package dev.skybridge.runtime.limit;

import java.time.Duration;
import java.util.List;
import redis.clients.jedis.JedisPooled;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.exceptions.JedisNoScriptException;

/**
 * Buckets as hashes in Redis, one script call a take. Times are the server's {@code TIME}. Needs
 * Jedis on the class path.
 *
 * <p>Redis may lose what it was told last, so no bucket of a server that was restarted, or that
 * another server wrote, is trusted: it starts as deep in debt as it can have been, that is empty,
 * with {@code mostAhead} worth of permits promised. A bucket that is not there is as full as the
 * server is old. What can't be seen is a key that was deleted or evicted while the server ran: that
 * gives its burst once more, so the server must run with {@code maxmemory-policy noeviction}.
 */
public final class RedisTokenStore implements TokenStore {
  private static final String TAKE = Statements.read("take.lua");

  private final UnifiedJedis redis;
  private final String prefix;
  private final Duration mostAhead;
  private final String sha;

  /**
   * Makes a store; the server need not be there yet.
   *
   * @param redis client, pooled, with a socket timeout; closed by its owner
   * @param prefix of its keys
   * @param mostAhead the longest horizon that any process asks with
   */
  public RedisTokenStore(UnifiedJedis redis, String prefix, Duration mostAhead) {
    this.redis = redis;
    this.prefix = prefix;
    this.mostAhead = mostAhead;
    sha = Sha1.hex(TAKE);
  }

  @Override
  public Grant take(String key, RateLimit limit, Ask ask) throws StoreUnavailableException {
    if (ask.horizon().compareTo(mostAhead) > 0) {
      throw new IllegalArgumentException(
          "a horizon of %s is beyond the store's %s".formatted(ask.horizon(), mostAhead));
    }
    List<String> keys = List.of(prefix + key);
    List<String> arguments =
        List.of(
            Double.toString(limit.permitsPerSecond()),
            Long.toString(limit.burst()),
            Long.toString(ask.fewest()),
            Long.toString(ask.most()),
            Double.toString(ask.horizon().toNanos() / 1e9),
            Double.toString(mostAhead.toNanos() / 1e9));
    try {
      return grant(run(keys, arguments), limit);
    } catch (JedisConnectionException e) {
      if (redis instanceof JedisPooled pooled) {
        pooled.getPool().clear(); // what is idle is as dead, and would fail the next calls
      }
      throw new StoreUnavailableException("Redis did not answer: " + e.getMessage(), e);
    } catch (JedisException e) {
      throw new StoreUnavailableException("Redis did not answer: " + e.getMessage(), e);
    }
  }

  private Object run(List<String> keys, List<String> arguments) {
    try {
      return redis.evalsha(sha, keys, arguments);
    } catch (JedisNoScriptException unknown) {
      return redis.eval(TAKE, keys, arguments);
    }
  }

  private static Grant grant(Object answer, RateLimit limit) throws StoreUnavailableException {
    if (answer instanceof List<?> parts
        && parts.size() == 2
        && parts.get(0) instanceof Long permits
        && parts.get(1) instanceof String level) {
      return Grant.of(permits, Double.parseDouble(level), limit);
    }
    throw new StoreUnavailableException("Redis answered " + answer);
  }
}
