/** What runs, where it was started, and since when. */
@NullMarked
package dev.skybridge.runtime.task;

import org.jspecify.annotations.NullMarked;
