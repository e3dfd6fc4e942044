/** A Git server over smart HTTP, with push webhooks. */
@org.jspecify.annotations.NullMarked
package dev.skybridge.world.git;
