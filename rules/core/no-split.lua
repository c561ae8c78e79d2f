-- 层级事权：市、县各做什么都要写。
local unsaid = "^(?:[/／—–-]+|同上|[同与](?:省|市|县|区县?|上)级(?:职责)?(?:相同|一致)?"
  .. "|(?:参照|比照|对照)(?:省|市|县|区县?|上)级(?:职责|规定|做法)?(?:执行|办理|落实)?"
  .. "|(?:待|尚未|暂未|未)(?:定|明确|确定|研究|划分|厘清)"
  .. "|(?:按|按照|依|依照)(?:照|据)?(?:各自|法定|管理|本级|规定|的)*(?:权限|职责|职能|分工)+(?:分工)?"
  .. "(?:负责|履行|管理|实施|承担|办理)?(?:相关|有关|相应)?(?:工作|职责|事项)?)。?$"

return rule {
  id = "level/no-split",
  title = { zh = "层级事权未划清", en = "Levels not told apart" },
  level = "warning",
  why = { zh = "只写一级的职责，另一级管不管、管到哪里就没有依据。",
          en = "With one side empty nobody knows where the other level begins." },
  fix = { zh = "两级职责都写明；确由一级独自承担的，另一级写“不承担”。",
          en = "State both sides; where one level bears it alone, say so on the other." },
  messages = {
    empty = { zh = "{item}只写了{one}，{other}是空的", en = "{item} states {one} but not {other}" },
    unsaid = { zh = "{item}的{header}写的是“{text}”，没有说清本级做什么",
               en = "'{header}' of {item}, '{text}', does not say what this level does" },
  },
  select = "row[kind=层级事权关系清单]",
  check = function(ctx, row)
    local sides = {}
    for _, field in ipairs { "province_duty", "city_duty", "county_duty", "town_duty" } do
      if row.list:has(field) then table.insert(sides, row[field]) end
    end
    for _, side in ipairs(sides) do
      if not side.blank and side.text:match(unsaid) then
        ctx:report { at = side, message = "unsaid",
                     data = { item = row.called, header = side.header, text = side.text } }
      end
    end
    for i = 1, #sides - 1 do
      local upper, lower = sides[i], sides[i + 1]
      local data = { item = row.called, one = upper.header, other = lower.header }
      if upper.blank ~= lower.blank then
        if upper.blank then data.one, data.other = data.other, data.one end
        ctx:report { at = upper.blank and upper or lower, message = "empty", data = data }
      end
    end
  end,
  bad = { [[
清单: 层级事权关系清单
事项:
  ⟦-⟧ 领域: 城市管理
    事项: 生活垃圾分类
    市级职责: 制定规划和标准。
    区县级职责:
]], [[
清单: 层级事权关系清单
事项:
  - 领域: 林业
    事项: 古树名木保护
    市级职责: 建立名录，保护一级古树。
    区县级职责: ⟦按照职责分工负责有关工作⟧
]] },
  good = { [[
清单: 层级事权关系清单
事项:
  - 领域: 城市管理
    事项: 生活垃圾分类
    市级职责: 制定规划和标准。
    区县级职责: 组织收集、运输和日常检查。
  - 领域: 林业
    事项: 古树名木保护
    市级职责: 建立名录，统一养护。
    区县级职责: 不承担
]] },
}
