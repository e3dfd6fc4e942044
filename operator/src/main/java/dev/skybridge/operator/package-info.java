/** The operator: reconcilers, adapters to the outside, console and the composition root. */
@NullMarked
package dev.skybridge.operator;

import org.jspecify.annotations.NullMarked;
