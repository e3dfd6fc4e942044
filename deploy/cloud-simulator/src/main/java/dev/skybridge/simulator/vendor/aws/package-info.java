@NullMarked
package dev.skybridge.simulator.vendor.aws;

import org.jspecify.annotations.NullMarked;
