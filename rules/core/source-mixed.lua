-- 乡镇的执法权有三个来源，法定、赋权、委托，分开列才查得清。
return rule {
  id = "delegation/source-mixed",
  title = { zh = "法定赋权委托混列", en = "Sources of township powers mixed" },
  level = "warning",
  why = { zh = "法定、赋权、委托的名义、责任主体和文书都不一样，混在一起就不知道以谁的名义执法。",
          en = "Statutory, granted and entrusted powers differ in whose name they are exercised." },
  fix = { zh = "每一项写明来源是法定、赋权还是委托；赋权写决定文号，委托附委托书。",
          en = "State for each whether it is statutory, granted or entrusted." },
  options = { types = { "行政处罚", "行政强制", "行政许可", "行政检查" } },
  messages = {
    unsaid = { zh = "{item}是{type}，没有写明来源是法定、赋权还是委托",
               en = "{item} ({type}) does not say whether it is statutory, granted or entrusted" },
    mixed = { zh = "{item}的来源写成了“{text}”，法定、赋权、委托只能居其一",
              en = "the source of {item} reads '{text}'; only one can hold" },
  },
  select = "row[kind=基本履职事项清单]",
  check = function(ctx, row)
    local source, count = row.source.text, 0
    for _, word in ipairs { "法定", "赋权", "委托" } do
      if source:find(word, 1, true) then count = count + 1 end
    end
    if count > 1 then
      ctx:report { at = row.source, message = "mixed", data = { item = row.called, text = source } }
      return
    end
    if count == 1 or not row.list:has("source") then return end
    for _, type in ipairs(ctx.options.types) do
      if row.type.text == type then
        ctx:report { at = row.source, message = "unsaid", data = { item = row.called, type = type } }
      end
    end
  end,
  bad = { [[
清单: 基本履职事项清单
事项:
  - 事项名称: 对乱倒垃圾的处罚
    权力类型: 行政处罚
    来源: ⟦自行开展⟧
]], [[
清单: 基本履职事项清单
事项:
  - 事项名称: 对乱倒垃圾的处罚
    权力类型: 行政处罚
    来源: ⟦法定、委托⟧
]] },
  good = { [[
清单: 基本履职事项清单
事项:
  - 事项名称: 对乱倒垃圾的处罚
    权力类型: 行政处罚
    来源: 赋权
  - 事项名称: 开展便民服务
    来源: 自行开展
]] },
}
