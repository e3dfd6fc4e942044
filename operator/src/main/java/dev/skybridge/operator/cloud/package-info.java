/**
 * What the catalogs of all clouds share: drafting a stack, names, ownership tags. Pure: no clock,
 * no network.
 */
@NullMarked
package dev.skybridge.operator.cloud;

import org.jspecify.annotations.NullMarked;
