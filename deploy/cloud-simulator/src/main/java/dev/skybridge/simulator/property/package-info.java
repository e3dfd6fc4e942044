@NullMarked
package dev.skybridge.simulator.property;

import org.jspecify.annotations.NullMarked;
