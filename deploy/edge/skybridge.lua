-- Spreads requests over the placements of an application, as the operator says.
--
-- A table says for each host which placements get which share, and which one may write. It is kept
-- in memory that all workers share, and in a file, so that an edge that starts anew goes on without
-- the operator. An older table never replaces a newer one.

local balancer = require "ngx.balancer"
local cjson = require "cjson.safe"

local edge = {}

-- these change nothing (RFC 9110, 9.2.1), so any placement may answer them
local READS = { GET = true, HEAD = true, OPTIONS = true, TRACE = true }
local ROUTE = "^[a-z0-9][-a-z0-9.]*/[a-z0-9][-a-z0-9.]*$"

local tables = ngx.shared.skybridge
-- what this worker has parsed already: route, then text and table
local parsed = {}
local settings = {}

local function routes()
  local all = {}
  for _, key in ipairs(tables:get_keys(0)) do
    local route = key:match("^route:(.*)$")
    if route then
      all[route] = tables:get(key)
    end
  end
  return all
end

local function save()
  local temporary = settings.file .. "." .. ngx.worker.pid()
  local file, problem = io.open(temporary, "w")
  if not file then
    return problem
  end
  file:write(cjson.encode(routes()))
  file:close()
  local done, failure = os.rename(temporary, settings.file)
  return not done and failure or nil
end

local function publish(route, text, content)
  tables:set("route:" .. route, text)
  for _, host in ipairs(content.hosts) do
    tables:set("host:" .. host, route)
  end
end

local function withdraw(route)
  tables:delete("route:" .. route)
  for _, key in ipairs(tables:get_keys(0)) do
    if key:sub(1, 5) == "host:" and tables:get(key) == route then
      tables:delete(key)
    end
  end
end

-- What is wrong with a table, if anything.
local function problem(content)
  if type(content) ~= "table" or type(content.version) ~= "number" then
    return "version is missing"
  end
  if type(content.hosts) ~= "table" or #content.hosts == 0 then
    return "hosts are missing"
  end
  if type(content.shares) ~= "table" or #content.shares == 0 then
    return "shares are missing"
  end
  for _, share in ipairs(content.shares) do
    local host, port = tostring(share.address):match("^(.+):(%d+)$")
    if not host or type(share.weight) ~= "number" or share.weight < 0
      or type(share.placement) ~= "string" then
      return "a share needs placement, address as host:port, and a weight of 0 or more"
    end
    if not host:match("^%d+%.%d+%.%d+%.%d+$") and not host:match("^%[.+%]$") then
      return "the address " .. share.address .. " is no IP address"
    end
  end
  for _, host in ipairs(content.hosts) do
    local owner = tables:get("host:" .. host)
    if owner and owner ~= ngx.ctx.route then
      return "host " .. host .. " belongs to " .. owner
    end
  end
  return nil
end

local function answer(status, content)
  ngx.status = status
  ngx.header.content_type = "application/json"
  ngx.say(cjson.encode(content))
  return ngx.exit(status)
end

local function put(route)
  ngx.req.read_body()
  local content, broken = cjson.decode(ngx.req.get_body_data() or "")
  local wrong = broken or problem(content)
  if wrong then
    return answer(400, { error = wrong })
  end
  local before = cjson.decode(tables:get("route:" .. route) or "null")
  if type(before) == "table" and before.version > content.version then
    return answer(409, { error = "a newer table is known", version = before.version })
  end
  local text = cjson.encode(content)
  if tables:get("route:" .. route) ~= text then
    if type(before) == "table" then
      withdraw(route)
    end
    publish(route, text, content)
    local failure = save()
    if failure then
      ngx.log(ngx.ERR, "the tables can't be kept in a file: ", failure)
    end
  end
  return answer(200, { version = content.version })
end

-- Reads the file, once, before the first request.
function edge.init(file, token_file)
  settings.file = file
  if token_file ~= "" then
    local token = assert(io.open(token_file, "r"))
    settings.token = token:read("*l")
    token:close()
  end
  local kept = io.open(file, "r")
  if kept then
    local all = cjson.decode(kept:read("*a")) or {}
    kept:close()
    for route, text in pairs(all) do
      local content = cjson.decode(text)
      if content then
        publish(route, text, content)
      end
    end
  end
end

-- PUT, GET and DELETE of /routes/NAMESPACE/NAME, for the operator.
function edge.administer()
  if settings.token and ngx.var.http_authorization ~= "Bearer " .. settings.token then
    return answer(401, { error = "the token is missing or wrong" })
  end
  local route = ngx.var.uri:match("^/routes/(.+)$")
  if not route or not route:match(ROUTE) then
    return answer(404, { error = "ask for /routes/NAMESPACE/NAME" })
  end
  ngx.ctx.route = route
  local method = ngx.req.get_method()
  if method == "PUT" then
    return put(route)
  end
  if method == "DELETE" then
    withdraw(route)
    save()
    return answer(200, {})
  end
  local text = tables:get("route:" .. route)
  if not text then
    return answer(404, { error = "no such route" })
  end
  ngx.header.content_type = "application/json"
  ngx.say(text)
end

local function table_of(host)
  local route = tables:get("host:" .. host)
  local text = route and tables:get("route:" .. route)
  if not text then
    return nil
  end
  local known = parsed[route]
  if not known or known.text ~= text then
    known = { text = text, content = cjson.decode(text) }
    parsed[route] = known
  end
  return known.content
end

-- One of the shares by weight, none of those that were tried already.
local function pick(shares, tried)
  local sum = 0
  for _, share in ipairs(shares) do
    if not tried[share.placement] then
      sum = sum + share.weight
    end
  end
  if sum == 0 then
    return nil
  end
  local point = math.random() * sum
  for _, share in ipairs(shares) do
    if not tried[share.placement] and share.weight > 0 then
      point = point - share.weight
      if point < 0 then
        return share
      end
    end
  end
  return nil
end

local function named(shares, placement)
  for _, share in ipairs(shares) do
    if share.placement == placement then
      return share
    end
  end
  return nil
end

-- Chooses where a request goes, before it is sent anywhere.
function edge.route()
  local content = table_of(ngx.var.host)
  if not content then
    return answer(404, { error = "no application has the host " .. ngx.var.host })
  end
  local writes = content.oneWriter and not READS[ngx.req.get_method()]
  local tried = {}
  local share
  if writes then
    share = content.writer and named(content.shares, content.writer)
  else
    share = pick(content.shares, tried)
  end
  if not share then
    ngx.header["Retry-After"] = "1"
    return answer(503, { error = writes and "nobody may write at the moment" or "no placement carries traffic" })
  end
  ngx.ctx.shares = content.shares
  ngx.ctx.tried = tried
  ngx.ctx.share = share
  ngx.ctx.retry = not writes
  ngx.header["X-Skybridge-Placement"] = share.placement
end

-- Connects to the choice; after a failure, a read goes to another placement.
function edge.balance()
  local context = ngx.ctx
  if balancer.get_last_failure() then
    context.share = pick(context.shares, context.tried) or context.share
  elseif context.retry then
    balancer.set_more_tries(2)
  end
  context.tried[context.share.placement] = true
  local host, port = context.share.address:match("^%[?(.-)%]?:(%d+)$")
  local done, failure = balancer.set_current_peer(host, tonumber(port))
  if not done then
    ngx.log(ngx.ERR, "no peer: ", failure)
    return ngx.exit(500)
  end
end

-- The answer tells who gave it, also after a second try.
function edge.tell()
  if ngx.ctx.share then
    ngx.header["X-Skybridge-Placement"] = ngx.ctx.share.placement
  end
end

return edge
