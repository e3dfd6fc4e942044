/**
 * What the process does just now, what does not end, and a bundle of it for a person to read. It
 * depends on counts and snapshots only, not on how pools, limiters and branches are made.
 */
@NullMarked
package dev.skybridge.runtime.diagnostics;

import org.jspecify.annotations.NullMarked;
