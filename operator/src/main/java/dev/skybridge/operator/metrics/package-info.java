/** The platform's own metrics, by Prometheus simpleclient, and the page that serves them. */
@NullMarked
package dev.skybridge.operator.metrics;

import org.jspecify.annotations.NullMarked;
