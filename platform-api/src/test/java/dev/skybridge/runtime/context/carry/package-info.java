@NullMarked
package dev.skybridge.runtime.context.carry;

import org.jspecify.annotations.NullMarked;
