package dev.skybridge.operator.traffic;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The databases and the bucket of a play, and what a gate does with them, second by second. */
final class PlayedData {
  /** A copy and a restore take so many seconds. */
  private static final int WORK = 2;

  private static final int EVERY = 3;

  /** What each placement's database has: rows, with the time at which each was written. */
  private final Map<String, Map<Integer, Instant>> databases = new HashMap<>();

  private final Map<String, Map<Integer, Instant>> bucket = new HashMap<>();
  private final List<Opened> opened = new ArrayList<>();
  private int rows;
  private int worked;
  private int sinceCopy;

  /** A placement began to write, and did not find these rows of the one before. */
  record Opened(String placement, int epoch, List<Instant> missing) {}

  /** One second of the gate that has the lease and can reach the API server. */
  WriterLease renew(WriterLease lease, Instant now, Map<String, Instant> passing) {
    var holder = lease.holder().orElseThrow();
    var data = lease.data();
    if (data.restores() && !lease.releaseAsked()) {
      return lease.renewal().with(worked++ < WORK ? data : restored(holder, data));
    }
    if (!lease.releaseAsked()) {
      return lease.renewal().with(open(holder, lease, now, passing));
    }
    passing.put(holder, now);
    if (!wroteIn(lease, holder)) {
      return lease.renewal().givenBack();
    }
    return worked++ < WORK
        ? lease.renewal()
        : lease.renewal().with(copied(holder, lease, now, true)).givenBack();
  }

  private static boolean wroteIn(WriterLease lease, String holder) {
    return lease
        .data()
        .wrote()
        .filter(wrote -> wrote.by().equals(holder) && wrote.epoch() == lease.epoch())
        .isPresent();
  }

  private LeaseData open(
      String holder, WriterLease lease, Instant now, Map<String, Instant> passing) {
    var before = lease.data().wrote();
    if (!wroteIn(lease, holder)) {
      var missing = new TreeMap<Integer, Instant>();
      before.ifPresent(wrote -> missing.putAll(database(wrote.by())));
      missing.keySet().removeAll(database(holder).keySet());
      opened.add(new Opened(holder, lease.epoch(), List.copyOf(missing.values())));
      sinceCopy = EVERY;
    }
    worked = 0;
    var until = now.plus(lease.lasts());
    passing.put(holder, until);
    var copied = sinceCopy++ >= EVERY ? copied(holder, lease, now, false) : lease.data();
    return new LeaseData(
        Optional.of(new LeaseData.Wrote(holder, lease.epoch(), now, until)),
        copied.copy().map(PlayedData::notLast),
        copied.restore(),
        true,
        Optional.empty());
  }

  private static LeaseData.Copy notLast(LeaseData.Copy copy) {
    return new LeaseData.Copy(
        copy.key(), copy.to(), copy.of(), copy.epoch(), copy.at(), copy.bytes(), false);
  }

  private LeaseData copied(String holder, WriterLease lease, Instant now, boolean last) {
    sinceCopy = 0;
    worked = 0;
    var key = lease.epoch() + "-" + now + "-" + holder;
    bucket.put(key, new TreeMap<>(database(holder)));
    var data = lease.data();
    return new LeaseData(
        data.wrote(),
        Optional.of(new LeaseData.Copy(key, "s3://copies", holder, lease.epoch(), now, 1, last)),
        data.restore(),
        data.restored(),
        Optional.empty());
  }

  private LeaseData restored(String holder, LeaseData data) {
    worked = 0;
    var copy = bucket.get(data.restore().orElseThrow());
    if (copy == null) {
      throw new AssertionError("no copy " + data.restore().orElseThrow());
    }
    databases.put(holder, new TreeMap<>(copy));
    return new LeaseData(data.wrote(), data.copy(), data.restore(), true, Optional.empty());
  }

  /** The lease as it is given to another one. */
  LeaseData granted(LeaseData data, WriterStep.Grant grant) {
    worked = 0;
    return new LeaseData(
        data.wrote(),
        data.copy(),
        grant.restore().map(LeaseData.Copy::key),
        false,
        Optional.empty());
  }

  /** Everyone whose gate lets it pass writes a row. */
  void write(Instant now, Iterable<String> writing) {
    writing.forEach(name -> database(name).put(rows++, now));
  }

  private Map<Integer, Instant> database(String name) {
    return databases.computeIfAbsent(name, _ -> new TreeMap<>());
  }

  List<Opened> opened() {
    return List.copyOf(opened);
  }

  /** From the first to the last row, and the second that the last one stands for. */
  static Duration span(Opened one) {
    return one.missing().isEmpty()
        ? Duration.ZERO
        : Duration.between(one.missing().getFirst(), one.missing().getLast());
  }
}
