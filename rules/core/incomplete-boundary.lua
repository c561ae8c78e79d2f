-- 边界事项要写全：两个以上部门、分工、依据，以及怎么启动、衔接、解决争议。
return rule {
  id = "overlap/incomplete-boundary",
  title = { zh = "边界事项要素不全", en = "Boundary matter incomplete" },
  level = "warning",
  why = { zh = "边界事项缺了分工、依据或者衔接办法，遇到事情仍要一事一议。",
          en = "A boundary matter without division, basis or handover settles nothing." },
  fix = { zh = "补齐所缺的要素；只有一个部门的事项，移到该部门的权责清单。",
          en = "Add what is missing; a matter of one body belongs in that body's own list." },
  options = { short = false },
  messages = {
    alone = { zh = "{item}只涉及{body}一个部门，不是边界事项", en = "{item} concerns {body} alone" },
    missing = { zh = "{item}没有写明{what}", en = "{item} does not state {what}" },
  },
  select = "row[kind=职责边界清单]",
  check = function(ctx, row)
    local names, last = 0, nil
    local seen = {}
    for body in row:bodies() do
      if not seen[body.name] then
        seen[body.name] = true
        names, last = names + 1, body.name
      end
    end
    if names == 1 then
      ctx:report { at = row.name, message = "alone", data = { item = row.called, body = last } }
    end
    local missing = {}
    local function want(field, title)
      if row.list:has(field) and row[field].blank then table.insert(missing, title) end
    end
    if row.division.blank and row.lead_duty.blank and row.assist_duty.blank then
      table.insert(missing, "职责分工")
    end
    want("basis", "依据")
    if not ctx.options.short then
      want("trigger", "启动情形")
      want("handover", "衔接流程")
      want("settlement", "争议解决")
    end
    if #missing > 0 then
      ctx:report { at = row.name, message = "missing",
                   data = { item = row.called, what = table.concat(missing, "、") } }
    end
  end,
  bad = { [[
清单: 职责边界清单
事项:
  - 管理事项: ⟦餐饮油烟治理⟧
    相关部门: 市城市管理局
    职责分工: 负责查处油烟扰民。
]], [[
清单: 职责边界清单
事项:
  - 管理事项: ⟦餐饮油烟治理⟧
    相关部门: 市城市管理局、市生态环境局
]] },
  good = { [[
清单: 职责边界清单
事项:
  - 管理事项: 餐饮油烟治理
    相关部门: 市城市管理局、市生态环境局
    职责分工: 市城市管理局查处扰民；市生态环境局负责监测。
    相关依据: 《大气污染防治法》第一百一十八条
]] },
}
