/** Hand-over from producers to consumers, with an end. */
@NullMarked
package dev.skybridge.runtime.handover;

import org.jspecify.annotations.NullMarked;
