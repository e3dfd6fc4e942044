/** The local world: everything Skybridge needs around it, on one machine. */
@org.jspecify.annotations.NullMarked
package dev.skybridge.world;
