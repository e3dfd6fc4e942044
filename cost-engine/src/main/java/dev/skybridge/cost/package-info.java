/**
 * The cost engine: FOCUS ledger, findings, Spot, forecast and verified savings. It knows no
 * Kubernetes and no cloud SDK; it sees {@code dev.skybridge.model} and {@code
 * dev.skybridge.runtime} only.
 */
@NullMarked
package dev.skybridge.cost;

import org.jspecify.annotations.NullMarked;
