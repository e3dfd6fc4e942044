/** The commands behind {@code ./skybridge}. */
@org.jspecify.annotations.NullMarked
package dev.skybridge.world.command;
