@NullMarked
package dev.skybridge.simulator.cloud;

import org.jspecify.annotations.NullMarked;
