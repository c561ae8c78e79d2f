-- 淄博：分解出来的工作任务，逐项制定工作规范。
local risks = words { "政策标准高", "政策性强", "裁量权大", "自由裁量", "廉政风险高", "廉洁风险高", "高风险", "执法", "处罚", "强制" }
local grade = "^(?:高|高级|一级|Ⅰ级|I级)$"

local function is_risk(cell)
  if cell.field == "risk" and cell.text:match(grade) then return true end
  for m in cell:find_any(risks) do
    if not cell.text:find("非" .. m.text, 1, true) and not cell.text:find("不涉及", 1, true) then return true end
  end
  return false
end

-- 风险任务缺工作规范，由 duty/no-flow 去说。
local function told_already(row)
  return is_risk(row.note) or is_risk(row.risk) or is_risk(row.task)
end

return rule {
  id = "zibo/task-standard",
  title = { zh = "任务没有工作规范", en = "Task without a standard" },
  level = "warning",
  why = {
    zh = "职责任务清单是部门履职的说明书，只有任务没有规范，岗位就不知道做到什么程度算完成。",
    en = "The list is the department's manual; a task without a standard tells a post nothing.",
  },
  fix = { zh = "补上这项任务的工作规范，或者写明规范的名称、编号。", en = "Add the standard or its number." },
  messages = { missing = { zh = "任务“{task}”没有工作规范", en = "task '{task}' has no standard" } },
  select = "row[kind=职责任务清单] > task",
  check = function(ctx, cell)
    local row = cell.row
    if row.standard.blank and row.list:has("standard") and not told_already(row) then
      ctx:report { at = row.standard, data = { task = cell } }
    end
  end,
  bad = { [[
清单: 职责任务清单
事项:
  ⟦-⟧ 职责事项: 负责教师管理
    内设机构: 人事科
    工作任务: 受理教师资格申请
    岗位: 教师岗
    流程图: 图1
    工作规范:
]] },
  good = { [[
清单: 职责任务清单
事项:
  - 职责事项: 负责教师管理
    内设机构: 人事科
    工作任务: 受理教师资格申请
    岗位: 教师岗
    流程图: 图1
    工作规范: 人事规范03
  - 职责事项: 负责教师管理
    内设机构: 人事科
    工作任务: 查处违规办学，执法检查
    岗位: 教师岗
    流程图: 图2
    工作规范:
]] },
}
