/** Lets a placement reach its database only while it has the right to write. */
@NullMarked
package dev.skybridge.gate;

import org.jspecify.annotations.NullMarked;
