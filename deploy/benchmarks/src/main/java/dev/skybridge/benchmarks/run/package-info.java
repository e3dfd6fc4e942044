@NullMarked
package dev.skybridge.benchmarks.run;

import org.jspecify.annotations.NullMarked;
