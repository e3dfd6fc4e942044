@NullMarked
package dev.skybridge.simulator.fault;

import org.jspecify.annotations.NullMarked;
