/**
 * Values and ports shared by every module: resource graph, stack operations, failures. No
 * Kubernetes, no Quarkus, no clock.
 */
@NullMarked
package dev.skybridge.model;

import org.jspecify.annotations.NullMarked;
