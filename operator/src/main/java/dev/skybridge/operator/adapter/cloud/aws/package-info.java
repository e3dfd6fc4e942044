/** AWS by its SDK: EC2, RDS, S3 and CloudWatch. */
@NullMarked
package dev.skybridge.operator.adapter.cloud.aws;

import org.jspecify.annotations.NullMarked;
