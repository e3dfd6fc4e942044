@org.jspecify.annotations.NullMarked
package dev.skybridge.world.bench;
