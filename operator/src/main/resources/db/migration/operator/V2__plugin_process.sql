-- A vendor's plugin that an operator started must not outlive it either.
alter table stack_operation add column plugin_pid bigint;
alter table stack_operation add column plugin_pid_started timestamptz;
comment on column stack_operation.plugin_pid_started is
  'Start of the provider process: with the process id it names one process and no later one.';
