/**
 * Alibaba Cloud: one class for each resource type, {@link
 * dev.skybridge.operator.cloud.alicloud.AlicloudCatalog} puts them together.
 */
@NullMarked
package dev.skybridge.operator.cloud.alicloud;

import org.jspecify.annotations.NullMarked;
