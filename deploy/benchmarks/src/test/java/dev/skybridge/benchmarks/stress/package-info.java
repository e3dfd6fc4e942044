@NullMarked
package dev.skybridge.benchmarks.stress;

import org.jspecify.annotations.NullMarked;
