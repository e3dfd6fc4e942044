/** Application: from one object to stacks, delivery and one status. */
@NullMarked
package dev.skybridge.operator.application;

import org.jspecify.annotations.NullMarked;
