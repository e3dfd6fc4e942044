-- What the operator must know to go on after a crash, and what outgrows Kubernetes objects.
-- No column holds a secret value.

create table create_journal (
  id           bigint generated always as identity primary key,
  stack        text        not null,
  urn          text        not null,
  type         text        not null,
  inputs_hash  text        not null,
  -- how to find the object by name or tags; null where the vendor offers neither
  lookup       jsonb,
  object_id    text,
  sent_at      timestamptz not null default now(),
  answered_at  timestamptz,
  closed_at    timestamptz
);
comment on table create_journal is
  'One row for each create that was sent to a cloud; open until the engine''s checkpoint holds the object.';
create unique index create_journal_open on create_journal (stack, urn) where closed_at is null;
create index create_journal_closed on create_journal (closed_at) where closed_at is not null;

create table stack_operation (
  id            bigint generated always as identity primary key,
  stack         text        not null,
  kind          text        not null check (kind in ('up', 'refresh', 'destroy')),
  trace_id      text        not null,
  host          text        not null,
  started_at    timestamptz not null default now(),
  finished_at   timestamptz,
  outcome       text,
  created       integer,
  adopted       integer,
  updated       integer,
  replaced      integer,
  deleted       integer,
  unchanged     integer,
  pid           bigint,
  pid_started   timestamptz
);
comment on column stack_operation.pid_started is
  'Start of the engine process: with the process id it names one process and no later one.';
create index stack_operation_unfinished on stack_operation (stack) where finished_at is null;
create index stack_operation_recent on stack_operation (stack, started_at desc);

create table stack_secret (
  stack            text primary key,
  encryption_salt  text        not null,
  updated_at       timestamptz not null default now()
);
comment on column stack_secret.encryption_salt is
  'The engine''s encryptionsalt: useless without the passphrase, but the passphrase is useless without it.';

create table inventory (
  stack       text        not null,
  name        text        not null,
  type        text        not null,
  object_id   text        not null,
  updated_at  timestamptz not null default now(),
  primary key (stack, name, type)
);
