@NullMarked
package dev.skybridge.simulator.vendor.alicloud;

import org.jspecify.annotations.NullMarked;
