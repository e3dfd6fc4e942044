package dev.skybridge.operator.account;

import dev.skybridge.model.CloudObject;

/** Tells to whom an object of a cloud belongs. */
public interface ObjectOwners {

  /** Reads its tags, and what is known of the stack that they name. */
  Owner of(CloudObject object);

  /** To whom an object belongs. */
  sealed interface Owner {
    /** Not to the platform: it carries no ownership tags. */
    record Foreign() implements Owner {}

    /** To a stack that holds it, or that is about to find out. */
    record Stack() implements Owner {}

    /**
     * That can't be told now.
     *
     * @param why for a person
     */
    record Unclear(String why) implements Owner {}

    /**
     * To a stack that does not know it.
     *
     * @param stack as its tags say
     * @param resource as its tags say
     */
    record Nobody(String stack, String resource) implements Owner {}
  }
}
