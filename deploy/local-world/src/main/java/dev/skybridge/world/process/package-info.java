/** Processes that outlive the launcher: start, find again, wait until ready, stop. */
@org.jspecify.annotations.NullMarked
package dev.skybridge.world.process;
