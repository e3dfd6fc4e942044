/** Admission: what the API server asks before it takes a change of an object of ours. */
@NullMarked
package dev.skybridge.operator.admission;

import org.jspecify.annotations.NullMarked;
