-- 任务要有流程图，风险高的任务还要有工作规范。
local risks = words { "政策标准高", "裁量权大", "自由裁量", "廉政风险高", "高风险", "执法", "处罚", "强制" }
local secret = words { "涉密", "保密", "不予公开", "不公开" }

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
  select = "row[kind=职责任务清单]",
  check = function(ctx, row)
    for _ in row.note:find_any(secret) do return end
    if row.name:match("交办的?(?:其他|其它)") then return end
    local task = row.task.blank and row.called or "“" .. row.task .. "”"
    if row.list:has("flow") and (row.flow.blank or row.flow:match("^(?:无|/|-|—|待定|待补)$")) then
      ctx:report { at = row.flow, message = "chart", data = { task = task } }
    end
    if not (row.standard.blank or row.standard:match("^(?:无|/|-|—|待定|待补)$")) or not row.scope.blank or not row.procedure.blank then return end
    for _, cell in ipairs { row.note, row.risk, row.task } do
      for m in cell:find_any(risks) do
        ctx:report { at = row.list:has("standard") and row.standard or row.task, message = "standard",
                     data = { task = task, risk = m } }
        return
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
