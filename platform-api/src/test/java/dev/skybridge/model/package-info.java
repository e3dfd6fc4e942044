@NullMarked
package dev.skybridge.model;

import org.jspecify.annotations.NullMarked;
