@NullMarked
package dev.skybridge.simulator.vendor;

import org.jspecify.annotations.NullMarked;
