/** The cloud simulator, its accounts, and the operator's configuration. */
@org.jspecify.annotations.NullMarked
package dev.skybridge.world.cloud;
