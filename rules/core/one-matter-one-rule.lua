-- 一事一制度：每个边界事项有协调制度，每个有三定规定的部门有边界清单。
return rule {
  id = "duty/one-matter-one-rule",
  title = { zh = "事项缺协调制度", en = "Boundary matter without a mechanism" },
  level = "warning",
  why = {
    zh = "多部门事项只划分工、没有协调制度，遇到分工没有写到的情形还是推诿。",
    en = "A division without a way to settle what it does not foresee settles little.",
  },
  fix = { zh = "写明启动情形、衔接流程或者争议解决办法；部门没有边界事项的，在清单里写明。",
          en = "State when it starts, how work is handed over or how disputes are settled." },
  messages = {
    mechanism = { zh = "这张边界清单的{n}个事项只有分工，没有写启动情形、衔接流程、争议解决、督促落实的栏目",
                  en = "the {n} matters of this list have a division but no mechanism" },
    list = { zh = "{owner}有三定规定，没有职责边界清单，别的部门的边界清单里也没有它",
             en = "{owner} has a charter but is in no boundary list" },
  },
  scope = "set",
  check = function(ctx, set)
    local named, regions, any = {}, {}, false
    for row in set:rows { kind = "职责边界清单" } do
      any = true
      regions[row.list.region] = true
      for body in row:bodies() do named[body.name] = true end
      if row.list.owner ~= "" then named[row.list.owner] = true end
    end
    for list in set:lists { kind = "职责边界清单" } do
      if list.count > 0 and not (list:has("trigger") or list:has("handover") or list:has("settlement") or list:has("follow_up")) then
        ctx:report { at = list, message = "mechanism", data = { n = list.count } }
      end
    end
    if not any then return end
    local told = {}
    for list in set:lists { kind = "三定规定" } do
      local owner = list.owner
      local short = owner
      if list.region ~= "" and owner:sub(1, #list.region) == list.region then
        short = owner:sub(#list.region + 1)
      end
      if owner ~= "" and regions[list.region] and not told[owner] and not named[owner] and not named[short] and not named["市" .. short] then
        told[owner] = true
        ctx:report { at = list, message = "list", data = { owner = owner } }
      end
    end
  end,
  bad = { [[
清单: 职责边界清单
事项:
  - ⟦管理事项⟧: 餐饮油烟治理
    相关部门: 市城市管理局、市生态环境局
    职责分工: 市城市管理局负责查处，市生态环境局负责监测。
]], [[
清单: 职责边界清单
事项:
  - 管理事项: 餐饮油烟治理
    相关部门: 市城市管理局、市生态环境局
    职责分工: 市城市管理局负责查处，市生态环境局负责监测。
    争议解决: 由市委编办协调。
---
清单: 三定规定
部门: 市水利局
事项:
  - ⟦主要职责⟧: 负责水资源管理
    内设机构: 水资源科
]] },
  good = { [[
清单: 职责边界清单
事项:
  - 管理事项: 餐饮油烟治理
    相关部门: 市城市管理局、市生态环境局
    职责分工: 市城市管理局负责查处，市生态环境局负责监测。
    衔接流程: 监测超标的，三日内移送查处。
---
清单: 三定规定
部门: 市城市管理局
事项:
  - 主要职责: 负责市容管理
    内设机构: 市容科
]] },
}
