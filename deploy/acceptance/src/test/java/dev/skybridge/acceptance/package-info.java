/** The acceptance lines of the main job, one class each, against a real local world. */
@NullMarked
package dev.skybridge.acceptance;

import org.jspecify.annotations.NullMarked;
