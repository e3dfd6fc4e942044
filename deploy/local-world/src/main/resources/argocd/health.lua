-- Health of the kinds of skybridge.dev, from their conditions and the generation these were written for.
local health = {status = "Progressing", message = "waiting for the operator"}
if obj.status == nil or obj.status.conditions == nil then
  return health
end
if obj.status.observedGeneration ~= nil and obj.status.observedGeneration < obj.metadata.generation then
  return health
end
local by = {}
for _, condition in ipairs(obj.status.conditions) do
  by[condition.type] = condition
end
for _, bad in ipairs({"Stalled", "Degraded"}) do
  if by[bad] ~= nil and by[bad].status == "True" then
    health.status = "Degraded"
    health.message = by[bad].message or by[bad].reason
    return health
  end
end
if by["Ready"] ~= nil then
  health.message = by["Ready"].message or by["Ready"].reason
  if by["Ready"].status == "True" then
    health.status = "Healthy"
  end
end
return health
