@NullMarked
package dev.skybridge.simulator.vendor.tencentcloud;

import org.jspecify.annotations.NullMarked;
