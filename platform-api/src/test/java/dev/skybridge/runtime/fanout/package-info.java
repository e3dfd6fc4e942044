@NullMarked
package dev.skybridge.runtime.fanout;

import org.jspecify.annotations.NullMarked;
