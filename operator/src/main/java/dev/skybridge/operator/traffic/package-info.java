/** Where an application's requests go, and which placement may write: kept through losses. */
@NullMarked
package dev.skybridge.operator.traffic;

import org.jspecify.annotations.NullMarked;
