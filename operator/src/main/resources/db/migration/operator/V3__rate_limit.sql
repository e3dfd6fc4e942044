-- Token buckets shared by all replicas, one row a key.

create table rate_limit_bucket (
  key        text             primary key,
  permits    double precision not null,
  filled_at  timestamptz      not null,
  granted    bigint           not null
)
with (fillfactor = 50);
comment on column rate_limit_bucket.permits is
  'Level at filled_at; negative where permits are promised that have not come yet.';
comment on column rate_limit_bucket.granted is
  'Answer of the last take.';

create table rate_limit_store (
  only_row  boolean     primary key default true check (only_row),
  since     timestamptz not null
);
comment on column rate_limit_store.since is
  'Nothing was saved up before this moment. Set it to now after a restore or a failover that may have lost transactions.';
insert into rate_limit_store (since) values (clock_timestamp());
