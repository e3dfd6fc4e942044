@NullMarked
package dev.skybridge.benchmarks.limiter;

import org.jspecify.annotations.NullMarked;
