@NullMarked
package dev.skybridge.operator.admission;

import org.jspecify.annotations.NullMarked;
