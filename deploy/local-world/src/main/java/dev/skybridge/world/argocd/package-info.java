/** Argo CD with the configuration it expects. */
@org.jspecify.annotations.NullMarked
package dev.skybridge.world.argocd;
