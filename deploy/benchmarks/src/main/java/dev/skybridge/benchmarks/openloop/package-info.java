@NullMarked
package dev.skybridge.benchmarks.openloop;

import org.jspecify.annotations.NullMarked;
