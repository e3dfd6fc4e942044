@NullMarked
package dev.skybridge.simulator.schema;

import org.jspecify.annotations.NullMarked;
