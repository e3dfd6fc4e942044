with ask as (
  select ?::text as key, ?::float8 as per_second, ?::float8 as burst,
         ?::float8 as fewest, ?::float8 as most, ?::float8 as ahead
)
insert into rate_limit_bucket as bucket (key, permits, filled_at, granted)
select key, level - taken, now, taken
from (
  select key, now, level,
         case when level + ahead < fewest then 0 else least(most, floor(level + ahead)) end as taken
  from (
    select ask.*, now,
           least(burst, greatest(0, extract(epoch from now - since)::float8) * per_second) as level
    from ask, rate_limit_store, (select clock_timestamp() as now) as clock
    where set_config('synchronous_commit', 'on', true) = 'on'
  ) as refilled
) as decided
on conflict (key) do update set (permits, filled_at, granted) = (
  -- evaluated once the row is locked, so the clock is read in the order of the takes
  select level - taken, now, taken
  from (
    select now, level,
           case when level + ahead < fewest then 0 else least(most, floor(level + ahead)) end as taken
    from (
      select ask.*, now,
             least(burst,
                   case when bucket.filled_at < since then least(bucket.permits, 0) else bucket.permits end
                   + greatest(0, extract(epoch from now - greatest(bucket.filled_at, since))::float8)
                     * per_second) as level
      from ask, rate_limit_store, (select clock_timestamp() as now) as clock
    ) as refilled
  ) as decided
)
returning granted, permits
