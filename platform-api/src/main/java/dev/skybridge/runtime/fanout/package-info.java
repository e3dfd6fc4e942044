/**
 * Asks several sources at once, each with its own deadline, retries and breaker, and joins what
 * they gave into one result that says of each how it ended.
 */
@NullMarked
package dev.skybridge.runtime.fanout;

import org.jspecify.annotations.NullMarked;
