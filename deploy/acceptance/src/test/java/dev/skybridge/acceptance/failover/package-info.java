/**
 * A placement that is lost while it serves: sides with databases, cables to cut, users and jobs.
 */
@NullMarked
package dev.skybridge.acceptance.failover;

import org.jspecify.annotations.NullMarked;
