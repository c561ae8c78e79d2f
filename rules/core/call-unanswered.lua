-- 镇街呼叫、部门响应：谁来响应、多久到场要写明。
local calls = words { "呼叫", "联动", "吹哨", "应急响应", "快速响应" }

return rule {
  id = "delegation/call-unanswered",
  title = { zh = "呼叫无人响应", en = "Call without an answer" },
  level = "warning",
  why = { zh = "镇街发起呼叫后没有指定的部门和时限，联动就落不了地。",
          en = "A township's call without a body and a time limit is answered by nobody." },
  fix = { zh = "写明响应部门和响应时限（几小时、几个工作日）。",
          en = "Name the responding body and the limit in hours or working days." },
  messages = {
    nobody = { zh = "{item}要部门联动响应，没有写明由哪个部门响应",
               en = "{item} calls for a response but names no responding body" },
    no_limit = { zh = "{item}要部门联动响应，没有写明响应时限",
                 en = "{item} calls for a response but sets no time limit" },
    vague = { zh = "{item}的{header}“{text}”不是具体时限",
              en = "'{header}' of {item}, '{text}', is no definite limit" },
  },
  notes = { call = { zh = "这里要求联动", en = "the response is called for here" } },
  select = "row[kind=属地管理清单|配合履职事项清单|呼叫响应清单]",
  check = function(ctx, row)
    local body, limit, call = row.reply_body, row.reply_limit, nil
    for _, field in ipairs { "name", "handover", "assist_duty", "note" } do
      for m in row[field]:find_any(calls) do
        call = call or m
      end
    end
    if not call and row.list.kind ~= "呼叫响应清单" and body.blank and limit.blank then return end
    local related = call and { { at = call, note = "call" } } or nil
    if body.blank then
      ctx:report { at = body, message = "nobody", data = { item = row.called }, related = related }
    end
    if limit.blank then
      ctx:report { at = limit, message = "no_limit", data = { item = row.called }, related = related }
    elseif not limit:match("[0-9０-９]|[一二三四五六七八九十两半]个?(?:分钟|刻钟|小时|日|天|周|工作日)|即时|立即|当日|当天|次日|当场") then
      ctx:report { at = limit, message = "vague",
                   data = { item = row.called, header = limit.header, text = limit.text } }
    end
  end,
  bad = { [[
清单: 属地管理清单
事项:
  ⟦-⟧ 事项名称: 燃气泄漏处置
    主体责任单位: 县住房和城乡建设局
    主体责任: 组织抢修，查明原因。
    配合责任单位: 东河镇
    配合责任: 疏散群众，启动呼叫机制。
    响应部门:
    响应时限: 30分钟
]], [[
清单: 配合履职事项清单
事项:
  - 事项名称: 燃气泄漏处置
    对应上级部门: 县住房和城乡建设局
    响应部门: 县住房和城乡建设局
    响应时限: ⟦尽快⟧
  - 事项名称: 树木倒伏处置
    对应上级部门: 县住房和城乡建设局
    响应部门: 县住房和城乡建设局
    响应时限: ⟦统一调度后⟧
]], [[
清单: 配合履职事项清单
事项:
  ⟦-⟧ 事项名称: 燃气泄漏处置
    对应上级部门: 县住房和城乡建设局
    响应部门: 县住房和城乡建设局
    响应时限:
]] },
  good = { [[
清单: 属地管理清单
事项:
  - 事项名称: 燃气泄漏处置
    主体责任单位: 县住房和城乡建设局
    主体责任: 组织抢修，查明原因。
    配合责任单位: 东河镇
    配合责任: 疏散群众，启动呼叫机制。
    响应部门: 县住房和城乡建设局
    响应时限: 30分钟
  - 事项名称: 秸秆禁烧
    主体责任单位: 县农业农村局
    主体责任: 制定禁烧方案。
    配合责任单位: 东河镇
    配合责任: 劝阻并报告。
]] },
}
