/** List prices, and what a set of resources costs a month by them. */
@NullMarked
package dev.skybridge.cost.price;

import org.jspecify.annotations.NullMarked;
