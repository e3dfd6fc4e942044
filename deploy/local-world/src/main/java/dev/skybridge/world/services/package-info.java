/** The JVM beside the control plane: PostgreSQL, Git and the pod runtime. */
@org.jspecify.annotations.NullMarked
package dev.skybridge.world.services;
