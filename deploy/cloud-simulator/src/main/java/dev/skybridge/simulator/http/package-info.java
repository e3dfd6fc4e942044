@NullMarked
package dev.skybridge.simulator.http;

import org.jspecify.annotations.NullMarked;
