@NullMarked
package dev.skybridge.simulator.state;

import org.jspecify.annotations.NullMarked;
