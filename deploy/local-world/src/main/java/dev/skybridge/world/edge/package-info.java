/** The proxy at which requests of applications enter. */
@NullMarked
package dev.skybridge.world.edge;

import org.jspecify.annotations.NullMarked;
