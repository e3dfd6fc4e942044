/** Alibaba Cloud by its SDK's generic signed client: ECS, RDS and CloudMonitor. */
@NullMarked
package dev.skybridge.operator.adapter.cloud.alicloud;

import org.jspecify.annotations.NullMarked;
