/**
 * A program of its own: what a user's Pulumi program is started by. It runs in the user's process,
 * uses nothing of the platform, and is trusted with nothing.
 */
@NullMarked
package dev.skybridge.worker;

import org.jspecify.annotations.NullMarked;
