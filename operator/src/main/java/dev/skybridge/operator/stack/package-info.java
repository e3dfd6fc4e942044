/**
 * CloudStack: from what an application asks for to a provider-typed graph, brought up by the
 * engine.
 */
@NullMarked
package dev.skybridge.operator.stack;

import org.jspecify.annotations.NullMarked;
