/**
 * The console's REST API, its live changes and its static files. It reads from informer caches, so
 * that a list costs the API server nothing, and acts as the user who calls.
 */
@NullMarked
package dev.skybridge.operator.console;

import org.jspecify.annotations.NullMarked;
