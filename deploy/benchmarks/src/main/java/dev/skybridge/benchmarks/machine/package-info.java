@NullMarked
package dev.skybridge.benchmarks.machine;

import org.jspecify.annotations.NullMarked;
