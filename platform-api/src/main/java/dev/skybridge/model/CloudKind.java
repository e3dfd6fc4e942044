package dev.skybridge.model;

/** Kinds of objects that every cloud has. */
public enum CloudKind {
  /** A virtual machine: EC2, ECS, CVM. */
  INSTANCE,
  /** A managed database server: RDS, ApsaraDB RDS, TencentDB. */
  DATABASE,
  /** A bucket of an object store: S3, OSS, COS. */
  BUCKET
}
