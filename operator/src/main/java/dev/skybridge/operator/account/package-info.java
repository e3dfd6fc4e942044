/** CloudAccount: whether its credentials work. */
@NullMarked
package dev.skybridge.operator.account;

import org.jspecify.annotations.NullMarked;
