@NullMarked
package dev.skybridge.operator.stack;

import org.jspecify.annotations.NullMarked;
