@NullMarked
package dev.skybridge.operator.status;

import org.jspecify.annotations.NullMarked;
