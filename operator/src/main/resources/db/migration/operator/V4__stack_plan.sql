-- Plans: what was about to be done, what was done, who let it pass. No column holds a secret value in the clear.

create table stack_plan (
  stack          text        not null,
  hash           text        not null,
  graph_hash     text        not null,
  planned_at     timestamptz not null default now(),
  live           integer     not null,
  -- steps with property differences, secrets masked
  steps          jsonb       not null,
  -- the engine's own plan file, its secrets encrypted with the stack's key; null where it was not asked
  engine_plan    bytea,
  -- the resources asked for, as the CloudStack's spec has them: what a roll back goes back to
  resources      jsonb,
  changed_by     text,
  approval       text,
  approved_by    text,
  applied_at     timestamptz,
  finished_at    timestamptz,
  outcome        text,
  primary key (stack, hash)
);
comment on table stack_plan is
  'Every plan that a stack had: the applied ones are its history.';
create index stack_plan_history on stack_plan (stack, applied_at desc) where applied_at is not null;

alter table stack_operation drop constraint stack_operation_kind_check;
alter table stack_operation add constraint stack_operation_kind_check
  check (kind in ('up', 'refresh', 'destroy', 'plan', 'inspect'));
