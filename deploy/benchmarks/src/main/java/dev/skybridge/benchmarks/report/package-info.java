@NullMarked
package dev.skybridge.benchmarks.report;

import org.jspecify.annotations.NullMarked;
