/** Tencent Cloud by its SDK's generic signed client: CVM, PostgreSQL, Tag and Monitor. */
@NullMarked
package dev.skybridge.operator.adapter.cloud.tencentcloud;

import org.jspecify.annotations.NullMarked;
