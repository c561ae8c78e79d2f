-- 层级事权：市、县各做什么都要写。
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
  },
  select = "row[kind=层级事权关系清单]",
  check = function(ctx, row)
    local sides = {}
    for _, field in ipairs { "province_duty", "city_duty", "county_duty", "town_duty" } do
      if row.list:has(field) then table.insert(sides, row[field]) end
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
]] },
  good = { [[
清单: 层级事权关系清单
事项:
  - 领域: 城市管理
    事项: 生活垃圾分类
    市级职责: 制定规划和标准。
    区县级职责: 组织收集、运输和日常检查。
]] },
}
