/** A kubelet for nodes without machines: pods fail here for the reasons they would fail there. */
@org.jspecify.annotations.NullMarked
package dev.skybridge.world.pods;
