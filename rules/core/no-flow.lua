-- 任务要有流程图，风险高的任务还要有工作规范。
local risks = words { "政策标准高", "政策性强", "裁量权大", "自由裁量", "廉政风险高", "廉洁风险高", "高风险", "执法", "处罚", "强制" }
local secret = words { "涉密", "保密", "不予公开", "不公开" }
local none = { ["无"] = true, ["/"] = true, ["-"] = true, ["—"] = true, ["待定"] = true, ["待补"] = true }
local grade = "^(?:高|高级|一级|Ⅰ级|I级)$"

local function is_secret(row)
  for _ in row.note:find_any(secret) do return true end
end

-- “非执法任务”“不涉及处罚”不是风险。
local function risk_in(cell)
  for m in cell:find_any(risks) do
    if not cell.text:find("非" .. m.text, 1, true) and not cell.text:find("不涉及", 1, true) then return m.text end
  end
end

-- 三定的最后一条属于整个部门，不画流程图。
local function is_last(row)
  return row.name:match("交办的?(?:其他|其它)")
end

local function risk_of(row)
  local graded = not row.risk.blank and row.risk.text:match(grade)
  return risk_in(row.note) or graded and row.risk.header .. "：" .. graded or risk_in(row.risk) or risk_in(row.task)
end

-- 写了一部分的，缺哪几样由 process/risk-elements 去说。
local function has_no_standard(row)
  return row.standard.blank and row.scope.blank and row.procedure.blank and row.criterion.blank
end

return rule {
  id = "duty/no-flow",
  title = { zh = "缺流程图或工作规范", en = "No flow chart or standard" },
  level = "warning",
  why = {
    zh = "任务没有流程图，办到哪一步、谁来办说不清；政策标准高、裁量权大、廉政风险高和执法类的任务没有工作规范，容易办成两样。",
    en = "Without a chart nobody sees who does what next; risky tasks without a standard are done in two ways.",
  },
  fix = { zh = "补流程图或工作规范的名称、编号；涉密的在备注写明。",
          en = "Name the chart or the standard; say so in the notes where it is confidential." },
  messages = {
    chart = { zh = "任务{task}没有流程图", en = "task {task} has no flow chart" },
    standard = { zh = "任务{task}是风险任务（“{risk}”），没有工作规范",
                 en = "task {task} is a risk task ('{risk}') without a standard" },
  },
  select = "list[kind=职责任务清单]",
  check = function(ctx, list)
    local has_flow, has_standard = list:has("flow"), list:has("standard")
    for row in list:rows() do
      local chart = has_flow and (row.flow.blank or none[row.flow.text])
      local risk = has_no_standard(row) and risk_of(row)
      if (chart or risk) and not is_secret(row) and not is_last(row) then
        local task = row.task.blank and row.called or "“" .. row.task .. "”"
        if chart then
          ctx:report { at = row.flow, message = "chart", data = { task = task } }
        end
        if risk then
          ctx:report { at = has_standard and row.standard or row.task, message = "standard",
                       data = { task = task, risk = risk } }
        end
      end
    end
  end,
  bad = { [[
清单: 职责任务清单
部门: 市城市管理局
事项:
  ⟦-⟧ 职责事项: 负责市容市貌管理
    工作任务: 检查主次干道市容
    岗位: 巡查岗
    流程图:
]], [[
清单: 职责任务清单
部门: 市城市管理局
事项:
  ⟦-⟧ 职责事项: 负责市容市貌管理
    工作任务: 核定占道经营案件的罚款数额
    岗位: 案件审核岗
    流程图: 流程01
    工作规范:
    备注: 裁量权大
]] },
  good = { [[
清单: 职责任务清单
部门: 市城市管理局
事项:
  - 职责事项: 负责市容市貌管理
    工作任务: 检查主次干道市容
    岗位: 巡查岗
    流程图: 流程01
    工作规范:
]], [[
清单: 职责任务清单
部门: 市城市管理局
事项:
  - 职责事项: 负责机要管理
    工作任务: 传递密件
    岗位: 机要岗
    流程图:
    备注: 涉密，不予公开
  - 职责事项: 完成市委、市政府交办的其他任务
    工作任务: 完成市委、市政府交办的其他任务
    岗位: 综合岗
    流程图:
]] },
}
