package dev.skybridge.operator.account;

import dev.skybridge.crd.OrphanStatus;
import dev.skybridge.model.CloudObject;
import dev.skybridge.operator.account.CleanOrder.Named;
import dev.skybridge.operator.account.ObjectOwners.Owner;
import dev.skybridge.operator.cloud.OwnershipTags;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether an object that a person named is deleted. Pure and total: what does not prove to
 * be an orphan now, at the moment of deletion, is left.
 */
final class CleanPlanner {
  private CleanPlanner() {}

  /** How an object stands at the moment of deletion. */
  sealed interface Looked {
    /**
     * It is there.
     *
     * @param object as it is now
     * @param owner whose it is now
     * @param stackExists whether there is a CloudStack of the name in its tags
     */
    record There(CloudObject object, Owner owner, boolean stackExists) implements Looked {}

    /** It is gone. */
    record NotThere() implements Looked {}

    /**
     * That can't be told.
     *
     * @param why for a person
     */
    record Unseen(String why) implements Looked {}
  }

  /** What follows. */
  sealed interface Verdict {
    /**
     * It is to be deleted.
     *
     * @param tags that it must still carry when it is
     */
    record Delete(Map<String, String> tags) implements Verdict {
      /** Copies the map. */
      public Delete {
        tags = Map.copyOf(tags);
      }
    }

    /** There is nothing to delete. */
    record Gone() implements Verdict {}

    /**
     * It is left.
     *
     * @param why for a person
     */
    record Leave(String why) implements Verdict {}
  }

  /**
   * Judges one object.
   *
   * @param report the last one; null where there is none
   * @param since since when it has been seen without an owner; null where it has not
   * @param age how long that must have been so
   */
  static Verdict judge(
      Named named,
      @Nullable OrphanStatus report,
      Looked looked,
      @Nullable Instant since,
      Duration age,
      Instant now) {
    if (report == null || !OrphanPlanner.shows(report, named.kind(), named.id())) {
      return new Verdict.Leave("status.orphans.objects does not show it");
    }
    return switch (looked) {
      case Looked.NotThere _ -> new Verdict.Gone();
      case Looked.Unseen(var why) -> new Verdict.Leave("it could not be looked at: " + why);
      case Looked.There(var object, var owner, var stackExists) ->
          object.kind() == named.kind() && object.id().equals(named.id())
              ? judge(object, owner, stackExists, since, age, now)
              : new Verdict.Leave("the cloud answers with another object: " + object.id());
    };
  }

  private static Verdict judge(
      CloudObject object,
      Owner owner,
      boolean stackExists,
      @Nullable Instant since,
      Duration age,
      Instant now) {
    return switch (owner) {
      case Owner.Foreign _ -> new Verdict.Leave("it does not carry the platform's tags");
      case Owner.Stack _ -> new Verdict.Leave("it belongs to the stack that its tags name");
      case Owner.Unclear(var why) -> new Verdict.Leave("its owner is not clear: " + why);
      case Owner.Nobody(var stack, var resource) -> {
        if (stackExists) {
          yield new Verdict.Leave(
              "the CloudStack %s exists; its next operation settles what is its own"
                  .formatted(stack));
        }
        if (since == null || now.isBefore(since.plus(age))) {
          yield new Verdict.Leave("it has not been without an owner for %s yet".formatted(age));
        }
        var tags = new TreeMap<String, String>();
        tags.put(OwnershipTags.STACK, stack);
        tags.put(OwnershipTags.URN_NAME, resource);
        yield object.tags().entrySet().containsAll(tags.entrySet())
            ? new Verdict.Delete(tags)
            : new Verdict.Leave("its tags are not those that it was judged by");
      }
    };
  }
}
