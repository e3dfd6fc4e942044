@NullMarked
package dev.skybridge.benchmarks;

import org.jspecify.annotations.NullMarked;
