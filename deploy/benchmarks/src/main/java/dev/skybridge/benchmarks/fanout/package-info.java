@NullMarked
package dev.skybridge.benchmarks.fanout;

import org.jspecify.annotations.NullMarked;
