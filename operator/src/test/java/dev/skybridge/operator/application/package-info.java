@NullMarked
package dev.skybridge.operator.application;

import org.jspecify.annotations.NullMarked;
