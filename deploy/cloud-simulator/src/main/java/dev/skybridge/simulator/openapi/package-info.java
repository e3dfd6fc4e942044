/** The vendors' own HTTP APIs over the same clouds: what is the same for all of them. */
@NullMarked
package dev.skybridge.simulator.openapi;

import org.jspecify.annotations.NullMarked;
