-- 临沂：每个科室一表一图一规范一机制。
local function of_section(sections, order, row)
  local key = row.list.owner .. "\n" .. row.office.text
  if not sections[key] then
    sections[key] = { row = row, owner = row.list.owner, name = row.office.text, charts = 0, standards = 0, list = row.list }
    order[#order + 1] = sections[key]
  end
  return sections[key]
end

-- 规范写成一栏，也可以分成范围、程序、时限、标准几栏；清单里没有这些栏的，另有文件。
local function has_standard(row)
  local columns = 0
  for _, field in ipairs { "standard", "scope", "procedure", "criterion" } do
    if not row[field].blank then return true end
    if row.list:has(field) then columns = columns + 1 end
  end
  return columns == 0
end

-- 有科室边界清单的部门，和清单里出现的科室。
local function coordinated(set)
  local owners, named = {}, {}
  for row in set:rows { kind = "科室边界事项" } do
    local owner = row.list.owner
    owners[owner] = true
    for _, field in ipairs { "lead", "assist", "related" } do
      if #row[field] <= 3000 then
        for m in row[field]:names() do named[owner .. "\n" .. m.text] = true end
      end
    end
  end
  return owners, named
end

return rule {
  id = "linyi/section-sets",
  title = { zh = "科室一表一图一规范一机制不全", en = "Section without its four papers" },
  level = "warning",
  why = {
    zh = "每个科室要有职责任务分解表、工作流程图、工作规范和科室间职责边界事项协调配合机制，四样齐了才分得清、接得上。",
    en = "A section needs its table of tasks, flow charts, standards and a mechanism with its neighbours.",
  },
  fix = {
    zh = "补齐所缺的流程图、工作规范；与其他科室有交叉的，列入科室间职责边界事项。",
    en = "Add the charts and standards; list what it shares with other sections.",
  },
  messages = {
    missing = { zh = "{section}有任务分解表，没有{what}", en = "{section} has a table of tasks but no {what}" },
  },
  select = "set",
  check = function(ctx, set)
    local sections, order = {}, {}
    local owners, named = coordinated(set)
    for row in set:rows { kind = "职责任务清单" } do
      if not row.office.blank and #row.office <= 300 then
        local s = of_section(sections, order, row)
        if not row.list:has("flow") or not row.flow.blank then s.charts = s.charts + 1 end
        if has_standard(row) then s.standards = s.standards + 1 end
      end
    end
    for _, s in ipairs(order) do
      local missing = {}
      if s.charts == 0 then missing[#missing + 1] = "流程图" end
      if s.standards == 0 then missing[#missing + 1] = "工作规范" end
      if owners[s.owner] and not named[s.owner .. "\n" .. s.name] then missing[#missing + 1] = "科室间协调配合机制" end
      if #missing > 0 then
        ctx:report { at = s.row.office, data = { section = s.name, what = table.concat(missing, "、") } }
      end
    end
  end,
  bad = { [[
清单: 职责任务清单
部门: 示例市城市管理局
事项:
  - {职责事项: 负责市容管理, 内设机构: 市容科, 工作任务: 巡查占道经营, 岗位: 巡查岗, 流程图: 图1, 工作规范: 每周两次}
  - {职责事项: 负责环境卫生, 内设机构: ⟦环卫科⟧, 工作任务: 检查垃圾清运, 岗位: 环卫岗, 流程图: , 工作规范: 每月一次}
  - {职责事项: 负责执法监督, 内设机构: ⟦法规科⟧, 工作任务: 审核案件, 岗位: 法制岗, 流程图: 图3, 工作规范: 逐案审核}
---
清单: 科室边界事项
部门: 示例市城市管理局
事项:
  - {事项: 渣土车抛洒, 牵头科室: 环卫科, 配合科室: 市容科, 分工: 环卫科清理，市容科查处}
]] },
  good = { [[
清单: 职责任务清单
部门: 示例市城市管理局
事项:
  - {职责事项: 负责市容管理, 内设机构: 市容科, 工作任务: 巡查占道经营, 岗位: 巡查岗, 流程图: 图1, 工作规范: 每周两次}
  - {职责事项: 负责市容管理, 内设机构: 市容科, 工作任务: 宣传市容标准, 岗位: 巡查岗}
  - {职责事项: 负责环境卫生, 内设机构: 环卫科, 工作任务: 检查垃圾清运, 岗位: 环卫岗, 流程图: 图2, 工作规范: 每月一次}
---
清单: 科室边界事项
部门: 示例市城市管理局
事项:
  - {事项: 渣土车抛洒, 牵头科室: 环卫科, 配合科室: 市容科, 分工: 环卫科清理，市容科查处}
]] },
}
