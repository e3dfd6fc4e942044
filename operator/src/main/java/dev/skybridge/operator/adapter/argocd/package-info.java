/** Delivery through Argo CD: its REST API, its stream of applications, and what they mean. */
@NullMarked
package dev.skybridge.operator.adapter.argocd;

import org.jspecify.annotations.NullMarked;
