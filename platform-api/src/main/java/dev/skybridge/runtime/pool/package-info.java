/** Bounded work: how much at once, in which order, and what happens when it is too much. */
@NullMarked
package dev.skybridge.runtime.pool;

import org.jspecify.annotations.NullMarked;
