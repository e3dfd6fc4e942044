@NullMarked
package dev.skybridge.simulator.provider;

import org.jspecify.annotations.NullMarked;
