/** Traces and log context from a reconcile to what it starts. */
@NullMarked
package dev.skybridge.operator.tracing;

import org.jspecify.annotations.NullMarked;
