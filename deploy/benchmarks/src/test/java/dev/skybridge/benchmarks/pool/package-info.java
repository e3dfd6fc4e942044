@NullMarked
package dev.skybridge.benchmarks.pool;

import org.jspecify.annotations.NullMarked;
