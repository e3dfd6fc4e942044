/** Nginx at the edge, and the probes of what stands behind it. */
@NullMarked
package dev.skybridge.operator.adapter.edge;

import org.jspecify.annotations.NullMarked;
