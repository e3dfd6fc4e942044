package dev.skybridge.operator.stack;

import org.jspecify.annotations.Nullable;

/**
 * A commit that brought an object to the cluster.
 *
 * @param hash hex
 * @param author as Git says, {@code name <address>}; null where that is not known
 */
public record GitCommit(String hash, @Nullable String author) {}
