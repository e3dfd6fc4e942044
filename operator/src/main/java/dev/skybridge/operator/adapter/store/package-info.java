/** The operator's own tables in PostgreSQL: create journal, operations, salts, inventory. */
@NullMarked
package dev.skybridge.operator.adapter.store;

import org.jspecify.annotations.NullMarked;
