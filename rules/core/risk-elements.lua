-- 政策标准高、裁量权大、廉政风险高的任务和执法任务，要写明范围、程序、时限和标准。
local elements = {
  { field = "scope", zh = "范围", en = "scope", said = "范围|适用对象|适用于" },
  { field = "procedure", zh = "程序", en = "procedure", said = "程序|步骤|流程|先.+后|受理.+(?:审|决定)|检查.+反馈" },
  { field = "limit", zh = "时限", en = "limit", said = "时限|期限|当场|即时|即办|\\d\\s*(?:个工作日|日|天|小时)" },
  { field = "criterion", zh = "标准", en = "standard", said = "标准|基准|要求|要点|依据|符合|规定条件" },
}

-- “规范03”“见《…》”“有”：要素写在另外的文件里，这里看不到。
local elsewhere = "^(?:有|是|已编制|√)$|^(?:详?见|按照?|执行)?《[^》]+》(?:执行)?。?$|^[^，。；：]{0,12}(?:规范|标准)[^，。；：]{0,6}$|附件"

local function risk_in(ctx, cell)
  if #cell > 600 then return end
  if cell.field == "risk" and cell.text:find("^(?:高|高级|一级|Ⅰ级|I级)$") then
    return cell.header .. "：" .. cell.text
  end
  for m in cell:find_any(ctx.options.words) do
    local negated = cell.text:find("非" .. m.text, 1, true) or cell.text:find("不涉及", 1, true)
    if not negated then return m.text end
  end
end

-- 规范、范围、程序、标准一样也没有写的，由 duty/no-flow 去说。
local function has_standard(row)
  for _, field in ipairs { "standard", "scope", "procedure", "criterion" } do
    if not row[field].blank then return true end
  end
  return false
end

local function missing_of(row)
  local zh, en, said = {}, {}, 0
  for _, e in ipairs(elements) do
    if row.list:has(e.field) then said = said + 1 end
    if row[e.field].blank and not row.standard:match(e.said) then
      zh[#zh + 1], en[#en + 1] = e.zh, e.en
    end
  end
  return zh, en, said
end

return rule {
  id = "process/risk-elements",
  title = { zh = "高风险任务要素缺失", en = "Risk task lacks its elements" },
  level = "warning",
  why = {
    zh = "政策标准高、自由裁量权大、廉政风险高的任务，不写明范围、程序、时限和标准，就管不住裁量。",
    en = "Discretion is not bounded unless scope, procedure, limit and standard are written down.",
  },
  fix = {
    zh = "在工作规范里逐项写明范围、程序、时限、标准，或者分栏填写。",
    en = "State scope, procedure, limit and standard in the work standard or in columns.",
  },
  options = { words = { "政策标准高", "政策性强", "自由裁量权大", "裁量权大", "廉政风险高", "廉洁风险高", "高风险", "执法" } },
  messages = {
    missing = { zh = "“{item}”是高风险任务（{risk}），没有写明{what}", en = "risk task '{item}' ({risk}) does not state {what}" },
  },
  select = "row[kind=职责任务清单] > note|risk",
  check = function(ctx, cell)
    local row, risk = cell.row, risk_in(ctx, cell)
    if not risk or cell.field == "risk" and risk_in(ctx, row.note) then return end
    local zh, en, columns = missing_of(row)
    if #zh == 0 then return end
    if not has_standard(row) or columns == 0 and row.standard:match(elsewhere) then return end
    ctx:report { at = row.task, message = "missing",
                 data = { item = row.task, risk = risk, what = { zh = table.concat(zh, "、"), en = table.concat(en, ", ") } } }
  end,
  bad = { [[
清单: 职责任务清单
事项:
  - 职责事项: 负责市容管理
    内设机构: 执法科
    工作任务: ⟦查处占道经营⟧
    岗位: 执法岗
    工作规范: 对照裁量基准提出处罚建议。
    备注: 自由裁量权大
]] },
  good = { [[
清单: 职责任务清单
事项:
  - 职责事项: 负责市容管理
    内设机构: 执法科
    工作任务: 查处占道经营
    岗位: 执法岗
    工作规范: 范围：城区主次干道。程序：立案、调查、告知、决定。时限：60日。标准：裁量基准表。
    备注: 自由裁量权大
  - 职责事项: 负责机关运转
    内设机构: 办公室
    工作任务: 收发文件
    岗位: 综合岗
    工作规范: 当日办结。
    备注: 一般
]] },
}
