-- KEYS: bucket. ARGV: permits per second, burst, fewest, most, horizon and longest horizon in seconds.
-- Answers how many were taken, and the level after that; negative where some are promised.
local per_second, burst = tonumber(ARGV[1]), tonumber(ARGV[2])
local fewest, most = tonumber(ARGV[3]), tonumber(ARGV[4])
local ahead = tonumber(ARGV[5]) * per_second

local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000000 + tonumber(time[2])
local server = redis.call('INFO', 'server')
local run = string.match(server, 'run_id:(%x+)')
local bucket = redis.call('HMGET', KEYS[1], 'permits', 'at', 'run')

local level
if bucket[3] == run then
  level = tonumber(bucket[1]) + math.max(0, now - tonumber(bucket[2])) / 1000000 * per_second
else
  -- Not written by this run of the server. What an earlier one promised may be lost, so the line is
  -- taken to be as long as it can have been when this one started; the second is the rounding of uptime.
  local uptime = tonumber(string.match(server, 'uptime_in_seconds:(%d+)')) - 1
  level = (bucket[3] and 0 or math.max(0, uptime)) * per_second - tonumber(ARGV[6]) * per_second
end
level = math.min(burst, level)

local taken = 0
if level + ahead >= fewest then
  taken = math.min(most, math.floor(level + ahead))
end
level = level - taken

local text = string.format('%.17g', level)
redis.call('HSET', KEYS[1], 'permits', text, 'at', string.format('%.0f', now), 'run', run)
-- Gone only once it is full, when a missing bucket means the same.
redis.call('PEXPIRE', KEYS[1], string.format('%.0f', math.ceil((burst - level) / per_second * 1000) + 60000))
return {taken, text}
