/**
 * The execution core: what runs beside what, for how long, and how it ends. No Quarkus; usable as a
 * library of its own.
 */
@NullMarked
package dev.skybridge.runtime;

import org.jspecify.annotations.NullMarked;
