/**
 * The clouds' own APIs as {@link dev.skybridge.model.CloudControl}: what is the same for all of
 * them. Each vendor's SDK has a package of its own below this one.
 */
@NullMarked
package dev.skybridge.operator.adapter.cloud;

import org.jspecify.annotations.NullMarked;
