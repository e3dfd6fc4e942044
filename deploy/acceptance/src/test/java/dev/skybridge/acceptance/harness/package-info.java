/** What the acceptance tests stand on: the world, and a client for each of its parts. */
@NullMarked
package dev.skybridge.acceptance.harness;

import org.jspecify.annotations.NullMarked;
