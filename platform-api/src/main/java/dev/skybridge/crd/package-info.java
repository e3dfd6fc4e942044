/**
 * The kinds of the group {@code skybridge.dev}: spec and status as records, with their CEL rules
 * and printer columns.
 */
@NullMarked
package dev.skybridge.crd;

import org.jspecify.annotations.NullMarked;
