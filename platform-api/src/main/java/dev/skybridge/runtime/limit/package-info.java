/**
 * Rate limits: token buckets in one process, and the same limit shared by many processes over
 * PostgreSQL or Redis.
 */
@NullMarked
package dev.skybridge.runtime.limit;

import org.jspecify.annotations.NullMarked;
