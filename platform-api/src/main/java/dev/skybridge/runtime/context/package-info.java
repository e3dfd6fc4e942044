/**
 * How long work may last and who may end it: a tree of scopes, carried by {@link
 * java.lang.ScopedValue}.
 */
@NullMarked
package dev.skybridge.runtime.context;

import org.jspecify.annotations.NullMarked;
