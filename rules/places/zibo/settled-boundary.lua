-- 淄博：职责边界清单动态管理，分歧定下来了，就要写进清单。
local longest = 300 -- 字；再长的不是事项名、日期
local open = "^\\s*(?:未|没有|尚|正在|协商中|协调中|待|不)|未能|未达成|不一致"

local function date_in(text)
  local y, m, d = text:match("(\\d{4})\\s*[-年./]\\s*(\\d{1,2})\\s*[-月./]\\s*(\\d{1,2})")
  return y and tonumber(y) * 10000 + tonumber(m) * 100 + tonumber(d) or nil
end

local function shown(date)
  return string.format("%04d-%02d-%02d", date // 10000, date // 100 % 100, date % 100)
end

return rule {
  id = "zibo/settled-boundary",
  title = { zh = "争议已定未进边界清单", en = "Settled dispute not in the boundary list" },
  level = "warning",
  why = {
    zh = "边界清单是处理交叉职责的明白纸；协商定下来的分工不写进去，下一次还要从头争。",
    en = "A division agreed on but not written into the list will be disputed again.",
  },
  fix = { zh = "按结论补进职责边界清单，或者更新这一事项的分工，并改清单的基准日期。",
          en = "Add the matter to the boundary list, or update it and its date." },
  messages = {
    absent = { zh = "{item}的争议已有结论，职责边界清单里没有这个事项", en = "{item} was settled, yet no boundary list has it" },
    older = { zh = "{item}的争议在 {date} 定下来，职责边界清单还是 {list} 的",
              en = "{item} was settled on {date}; the boundary list is of {list}" },
  },
  notes = { row = { zh = "边界清单里的这一项", en = "the matter in the boundary list" } },
  select = "set",
  check = function(ctx, set)
    local any = false
    for _ in set:lists { kind = "职责边界清单" } do any = true end
    if not any then return end
    local rows, last = set:index("name"), {}
    for row in set:rows { kind = "争议协调台账" } do
      if #row.name <= longest then last[row.name.text] = row end
    end
    for row in set:rows { kind = "争议协调台账" } do
      if #row.name <= longest and #row.result_date <= longest and last[row.name.text] == row
         and not row.result.blank and not row.result:match(open) then
        local listed
        for other in rows:get(row.name.text) do
          if other.kind == "职责边界清单" then listed = listed or other end
        end
        local date = date_in(row.result_date.text)
        if not listed then
          ctx:report { at = row.name, message = "absent", data = { item = row } }
        elseif date and listed.list.as_of < date then
          ctx:report { at = row.result_date.blank and row.name or row.result_date, message = "older",
                       data = { item = row, date = shown(date), list = shown(listed.list.as_of) },
                       related = { { at = listed.name, note = "row" } } }
        end
      end
    end
  end,
  bad = { [[
清单: 争议协调台账
事项:
  - {争议事项: ⟦户外广告设施安全⟧, 相关部门: 市城市管理局、市应急管理局, 方式: 部门协商, 结论: 由市城市管理局负责, 结论日期: 2024-05-10}
  - {争议事项: 餐饮油烟治理, 相关部门: 市城市管理局、市生态环境局, 方式: 部门协商, 结论: 由市城市管理局牵头, 结论日期: ⟦2024-05-10⟧}
---
清单: 职责边界清单
基准日期: 2023-12-31
事项:
  - {管理事项: 餐饮油烟治理, 牵头部门: 市生态环境局, 配合部门: 市城市管理局, 职责分工: 市生态环境局牵头}
]] },
  good = { [[
清单: 争议协调台账
事项:
  - {争议事项: 户外广告设施安全, 相关部门: 市城市管理局、市应急管理局, 方式: 部门协商, 结论: 未达成一致, 结论日期: 2024-05-10}
  - {争议事项: 餐饮油烟治理, 相关部门: 市城市管理局、市生态环境局, 方式: 部门协商, 结论: 由市城市管理局牵头, 结论日期: 2024-05-10}
---
清单: 职责边界清单
基准日期: 2024-06-30
事项:
  - {管理事项: 餐饮油烟治理, 牵头部门: 市城市管理局, 配合部门: 市生态环境局, 职责分工: 市城市管理局牵头}
]] },
}
