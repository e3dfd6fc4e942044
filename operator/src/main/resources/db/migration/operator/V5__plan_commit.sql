-- The Git commit that brought the change, where the Application comes from Git.
alter table stack_plan add column git_commit text;
comment on column stack_plan.git_commit is
  'The commit that Argo CD had synced when the plan was made; null where the application does not come from Git, or that was not known.';
