/** Tencent Cloud's HTTP APIs: CVM, PostgreSQL, Tag, Monitor. */
@NullMarked
package dev.skybridge.simulator.openapi.tencentcloud;

import org.jspecify.annotations.NullMarked;
