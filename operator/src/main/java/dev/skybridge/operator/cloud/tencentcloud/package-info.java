/**
 * Tencent Cloud: one class for each resource type, {@link
 * dev.skybridge.operator.cloud.tencentcloud.TencentCatalog} puts them together.
 */
@NullMarked
package dev.skybridge.operator.cloud.tencentcloud;

import org.jspecify.annotations.NullMarked;
