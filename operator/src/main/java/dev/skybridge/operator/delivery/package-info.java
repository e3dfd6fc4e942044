/**
 * Delivery: the wanted manifests of a placement, rendered from the Application, made real in the
 * placement's cluster, and how they stand there. Values and decisions here are pure; what talks to
 * Git, Argo CD and Kubernetes stands in the adapters.
 */
@NullMarked
package dev.skybridge.operator.delivery;

import org.jspecify.annotations.NullMarked;
