/**
 * What every kind's status has in common: conditions that move their time only when the status
 * flips.
 */
@NullMarked
package dev.skybridge.operator.status;

import org.jspecify.annotations.NullMarked;
