/**
 * Workload clusters: namespaces, Secrets, direct delivery by server-side apply, causes of failure.
 */
@NullMarked
package dev.skybridge.operator.adapter.kube;

import org.jspecify.annotations.NullMarked;
