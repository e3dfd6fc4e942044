/** The execution core of this process: its root scope, its pools and its limiters. */
@NullMarked
package dev.skybridge.operator.runtime;

import org.jspecify.annotations.NullMarked;
