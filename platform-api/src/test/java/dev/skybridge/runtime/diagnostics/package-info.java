@NullMarked
package dev.skybridge.runtime.diagnostics;

import org.jspecify.annotations.NullMarked;
