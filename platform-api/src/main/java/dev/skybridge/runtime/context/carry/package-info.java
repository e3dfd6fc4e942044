/**
 * Takes the deadline and the end of a scope to what the scope alone doesn't reach: processes,
 * statements that a database runs, and HTTP in both directions.
 */
@NullMarked
package dev.skybridge.runtime.context.carry;

import org.jspecify.annotations.NullMarked;
