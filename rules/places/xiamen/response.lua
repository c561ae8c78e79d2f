-- 厦门：镇街呼叫、部门响应，属地管理的事项都要写明谁来响应、多久响应。
local calls = words { "呼叫", "联动", "吹哨", "应急响应", "快速响应" }

-- 写了呼叫、联动的，由 delegation/call-unanswered 去说。
local function told_already(row)
  for _, field in ipairs { "name", "handover", "assist_duty", "note" } do
    for _ in row[field]:find_any(calls) do return true end
  end
  return not row.reply_body.blank or not row.reply_limit.blank
end

return rule {
  id = "xiamen/response",
  title = { zh = "属地事项没有部门响应", en = "Territorial matter nobody responds to" },
  level = "warning",
  why = {
    zh = "镇街遇到自己解决不了的突发、复杂事件，要能呼叫区级职能部门，并有部门按时响应；没有写明，镇街只能自己扛。",
    en = "A township must be able to call on a department that answers in time.",
  },
  fix = { zh = "为每个属地事项写明响应部门和响应时限（几小时、几个工作日）。",
          en = "Name the responding department and its limit for each matter." },
  messages = {
    none = { zh = "这张属地管理清单没有响应部门、响应时限的栏目", en = "the list has no columns for the response" },
    missing = { zh = "{item}没有写明由哪个部门响应、多久响应", en = "{item} names no responding department and limit" },
  },
  select = "list[kind=属地管理清单]",
  check = function(ctx, list)
    if list.count == 0 then return end
    if not list:has("reply_body") and not list:has("reply_limit") then
      ctx:report { at = list, message = "none" }
      return
    end
    for row in list:rows() do
      if not told_already(row) then
        ctx:report { at = row.reply_body, message = "missing", data = { item = row.called } }
      end
    end
  end,
  bad = { [[
清单: 属地管理清单
事项:
  - ⟦事项名称⟧: 烟花爆竹安全巡查
    主体责任单位: 区应急局
    配合责任单位: 各镇（街道）
]], [[
清单: 属地管理清单
事项:
  - {事项名称: 烟花爆竹安全巡查, 主体责任单位: 区应急局, 响应部门: 区应急局, 响应时限: 2小时}
  ⟦-⟧ {事项名称: 违法占地处置, 主体责任单位: 区自然资源局, 响应部门: , 响应时限: }
]] },
  good = { [[
清单: 属地管理清单
事项:
  - {事项名称: 烟花爆竹安全巡查, 主体责任单位: 区应急局, 响应部门: 区应急局, 响应时限: 2小时}
]] },
}
