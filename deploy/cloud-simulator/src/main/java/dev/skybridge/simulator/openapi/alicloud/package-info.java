/** Alibaba Cloud's HTTP APIs: ECS, RDS, CloudMonitor. */
@NullMarked
package dev.skybridge.simulator.openapi.alicloud;

import org.jspecify.annotations.NullMarked;
