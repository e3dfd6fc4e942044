/**
 * Who is calling and what they may do: both are answered by the Kubernetes API, so that the console
 * and {@code kubectl} can't differ.
 */
@NullMarked
package dev.skybridge.operator.security;

import org.jspecify.annotations.NullMarked;
