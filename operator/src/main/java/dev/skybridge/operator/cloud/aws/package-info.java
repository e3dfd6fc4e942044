/**
 * Amazon Web Services: one class for each resource type, {@link
 * dev.skybridge.operator.cloud.aws.AwsCatalog} puts them together.
 */
@NullMarked
package dev.skybridge.operator.cloud.aws;

import org.jspecify.annotations.NullMarked;
