@NullMarked
package dev.skybridge.crd;

import org.jspecify.annotations.NullMarked;
