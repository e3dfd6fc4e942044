/** Benchmarks against a local world of their own. */
@org.jspecify.annotations.NullMarked
package dev.skybridge.world.bench;
