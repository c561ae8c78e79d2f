-- 争议还没有结论就先改了清单；或者协调没有按次序走。
local stages = { "协商", "专题协调", "编办牵头", "专题研究" }
local called = { "部门协商", "专题协调", "编办牵头协调", "党委政府专题研究" }

-- 方式栏里写到的阶段，从前到后；别的写法不猜。
local function stages_in(text)
  local found = {}
  for at, word in ipairs(stages) do
    if text:find(word, 1, true) then table.insert(found, at) end
  end
  return found
end

local function is_open(row)
  local result = row.result.text
  return result == "" or result:match("^(未|待|正在|尚|协商中|协调中)") ~= nil
end

return rule {
  id = "overlap/open-dispute",
  title = { zh = "争议未决先改清单", en = "List changed while a dispute is open" },
  level = "info",
  why = { zh = "争议期间按原来的分工办；没有结论就改清单，等于一方说了算。",
          en = "While a dispute is open the old division holds; a change decides it for one side." },
  fix = { zh = "先按“部门协商、专题协调、编办牵头、党委政府专题研究”的次序定下来，再改清单。",
          en = "Settle it first, in the order of escalation, then change the list." },
  options = { at = 600, order = true },
  messages = {
    changed = { zh = "{item}的争议还没有结论，有关清单里的{other}已经调整（{change}）",
                en = "the dispute over {item} has no outcome, yet {other} has been changed ({change})" },
    skipped = { zh = "{item}的争议直接到了“{stage}”，台账里没有先做“{before}”的记录",
                en = "the dispute over {item} went to '{stage}' without a record of '{before}'" },
  },
  notes = { row = { zh = "已经调整的一项", en = "the row that was changed" } },
  select = "set",
  check = function(ctx, set)
    -- 一件争议的各次协调：逐行累计走到了哪一步
    local reached = {}
    for row in set:rows { kind = "争议协调台账" } do
      local name = row.name.text
      for _, at in ipairs(stages_in(row.way.text)) do
        local before = reached[name] or 0
        if ctx.options.order and at > before + 1 then
          ctx:report { at = row.way, message = "skipped",
                       data = { item = row, stage = called[at], before = called[before + 1] } }
        end
        reached[name] = math.max(at, before)
      end
    end
    local last, open = {}, false
    for row in set:rows { kind = "争议协调台账" } do last[row.name.text] = row end
    for row in set:rows { kind = "争议协调台账" } do
      open = open or last[row.name.text] == row and is_open(row)
    end
    if not open then return end
    for _, a, b in set:similar { field = "name", at = ctx.options.at } do
      if b.kind == "争议协调台账" then a, b = b, a end
      if a.kind == "争议协调台账" and b.kind ~= "争议协调台账" and last[a.name.text] == a
         and is_open(a) and not b.adjustment.blank then
        ctx:report { at = a.name, message = "changed",
                     data = { item = a, other = b, change = b.adjustment.text },
                     related = { { at = b.name, note = "row" } } }
      end
    end
  end,
  bad = { [[
清单: 争议协调台账
事项:
  - {争议事项: ⟦餐饮油烟扰民处罚⟧, 相关部门: 市城市管理局、市生态环境局, 方式: 部门协商, 提出日期: 2025-03-01}
---
清单: 权责清单
部门: 市城市管理局
事项:
  - {事项名称: 对餐饮油烟扰民的处罚, 权力类型: 行政处罚, 调整情况: 取消}
]], [[
清单: 争议协调台账
事项:
  - {争议事项: 井盖管护, 相关部门: 市城市管理局、市水务局, 方式: ⟦编办牵头⟧, 结论: 由市城市管理局负责}
]] },
  good = { [[
清单: 争议协调台账
事项:
  - {争议事项: 餐饮油烟扰民处罚, 相关部门: 市城市管理局、市生态环境局, 方式: 部门协商, 结论: 未达成一致}
  - {争议事项: 餐饮油烟扰民处罚, 相关部门: 市城市管理局、市生态环境局, 方式: 专题协调, 结论: 由市城市管理局负责}
---
清单: 权责清单
部门: 市城市管理局
事项:
  - {事项名称: 对餐饮油烟扰民的处罚, 权力类型: 行政处罚, 调整情况: 承接}
  - {事项名称: 对占道经营的处罚, 权力类型: 行政处罚, 调整情况: 取消}
]] },
}
