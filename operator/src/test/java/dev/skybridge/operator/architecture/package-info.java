@NullMarked
package dev.skybridge.operator.architecture;

import org.jspecify.annotations.NullMarked;
