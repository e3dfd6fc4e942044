@NullMarked
package dev.skybridge.runtime;

import org.jspecify.annotations.NullMarked;
