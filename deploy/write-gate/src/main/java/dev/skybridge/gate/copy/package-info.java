/** Copies of the database in a bucket outside, and their restore. */
@NullMarked
package dev.skybridge.gate.copy;

import org.jspecify.annotations.NullMarked;
