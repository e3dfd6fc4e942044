/** The config repository, written with JGit by one batching writer. */
@NullMarked
package dev.skybridge.operator.adapter.git;

import org.jspecify.annotations.NullMarked;
