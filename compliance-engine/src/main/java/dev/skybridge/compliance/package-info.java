/**
 * The compliance engine: classification, controls, enforcement plans and evidence. It knows no
 * Kubernetes and no cloud SDK; it sees {@code dev.skybridge.model} and {@code
 * dev.skybridge.runtime} only.
 */
@NullMarked
package dev.skybridge.compliance;

import org.jspecify.annotations.NullMarked;
