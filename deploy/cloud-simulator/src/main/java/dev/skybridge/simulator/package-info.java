@NullMarked
package dev.skybridge.simulator;

import org.jspecify.annotations.NullMarked;
