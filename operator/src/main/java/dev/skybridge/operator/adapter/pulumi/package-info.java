/**
 * The real Pulumi engine as {@link dev.skybridge.model.StackEngine}. The operator serves the engine
 * twice: as language host, which registers our typed graph, and as provider relay, which stands
 * between the engine and the vendor's provider.
 */
@NullMarked
package dev.skybridge.operator.adapter.pulumi;

import org.jspecify.annotations.NullMarked;
