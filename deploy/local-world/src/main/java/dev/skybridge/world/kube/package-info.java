/** The Kubernetes control plane of the local world. */
@org.jspecify.annotations.NullMarked
package dev.skybridge.world.kube;
