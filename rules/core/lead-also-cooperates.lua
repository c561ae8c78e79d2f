-- 一个部门既牵头又配合，等于没有分工。
return rule {
  id = "overlap/lead-also-cooperates",
  title = { zh = "牵头又配合", en = "Lead and assistant at once" },
  level = "warning",
  why = {
    zh = "同一部门又是牵头又是配合，或者在同一栏里写了两次，说明分工没有想清楚。",
    en = "A body that leads and assists, or is named twice, shows a division not thought through.",
  },
  fix = { zh = "只留一个身份；写重的删去一个。", en = "Keep one role; delete the repetition." },
  messages = {
    both = {
      zh = "{item}中{body}既牵头又配合",
      en = "in {item}, {body} both leads and assists",
    },
    twice = {
      zh = "{item}中{body}在{role}栏里写了两次",
      en = "in {item}, {body} is named twice as {role}",
    },
  },
  notes = { first = { zh = "先写在这里", en = "named here first" } },
  select = "row[kind=职责边界清单|职责任务分工表|科室边界事项|属地管理清单|配合履职事项清单]",
  check = function(ctx, row)
    local as = { lead = {}, assist = {} }
    for _, role in ipairs { "lead", "assist" } do
      for a in row:assignments(role) do
        local first = as[role][a.body]
        if first then
          ctx:report {
            at = a,
            message = "twice",
            data = {
              item = row,
              body = a.name,
              role = role == "lead" and { zh = "牵头", en = "lead" } or { zh = "配合", en = "assistant" },
            },
            related = { { at = first, note = "first" } },
          }
        elseif role == "assist" and as.lead[a.body] then
          ctx:report {
            at = a,
            message = "both",
            data = { item = row, body = a.name },
            related = { { at = as.lead[a.body], note = "first" } },
          }
        end
        as[role][a.body] = first or a
      end
    end
  end,
  bad = {
    [[
清单: 职责边界清单
事项:
  - 管理事项: 餐饮油烟治理
    牵头部门: 市城市管理局
    配合部门: 市生态环境局、⟦市城市管理局⟧
]],
    [[
清单: 职责边界清单
事项:
  - 管理事项: 餐饮油烟治理
    牵头部门: 市城市管理局
    配合部门: 市生态环境局、市市场监督管理局、⟦市生态环境局⟧
]],
  },
  good = {
    [[
清单: 职责边界清单
事项:
  - 管理事项: 餐饮油烟治理
    牵头部门: 市城市管理局
    配合部门: 市生态环境局、市市场监督管理局
]],
  },
}
