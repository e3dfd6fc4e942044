/** Accounts and what is found in them. */
@NullMarked
package dev.skybridge.operator.account;

import org.jspecify.annotations.NullMarked;
