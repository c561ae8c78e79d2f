-- 清单公布前走三步：编辑、主要职责审核、合法性审核，依次签字，再备案。
local steps = { "edited", "duty_review", "legal_review", "filed" }

local function date_in(text)
  local y, m, d = text:match("(\\d{4})\\s*[-年./]\\s*(\\d{1,2})\\s*[-月./]\\s*(\\d{1,2})")
  if y then return tonumber(y) * 10000 + tonumber(m) * 100 + tonumber(d) end
  local whole = text:match("(?<!\\d)((?:19|20)\\d{6})(?!\\d)")
  return tonumber(whole)
end

-- 签字一格写成长篇的，不是签字，不去读它。
local function signed_shortly(row)
  for _, step in ipairs(steps) do
    if #row[step] > 300 then return false end
  end
  return true
end

-- 只写了月日的，排不了先后，也算写了日期。
local function dated(cell)
  return date_in(cell.text) ~= nil or cell:match("\\d{1,2}\\s*月\\s*\\d{1,2}\\s*日") ~= nil
end

local function empty(cell)
  return cell.blank or cell.text:find("^(?:/|-|—+|无|否|未|待|暂无)$") ~= nil
end

local function check_columns(ctx, list)
  for row in list:rows() do
    local missing = {}
    for _, step in ipairs(steps) do
      if not list:has(step) then missing[#missing + 1] = row[step].header end
    end
    if #missing > 0 then
      ctx:report { at = row.name, message = "no_column", data = { what = table.concat(missing, "、") } }
    end
    return
  end
end

local function check_signed(ctx, row)
  local missing, first = {}, nil
  for _, step in ipairs(steps) do
    if row.list:has(step) and empty(row[step]) then
      missing[#missing + 1] = row[step].header
      first = first or row[step]
    end
  end
  if first then
    ctx:report { at = first, message = "missing",
                 data = { item = row.called, what = table.concat(missing, "、") } }
  end
end

local function check_outcome(ctx, row)
  for _, step in ipairs(steps) do
    local refused = row[step]:match("不(?:予)?(?:同意|通过|备案)|未通过|退回")
    if refused then
      ctx:report { at = refused, message = "refused",
                   data = { item = row.called, header = row[step].header, text = refused.text } }
    elseif step ~= "filed" and not empty(row[step]) and not dated(row[step]) then
      ctx:report { at = row[step], message = "undated", data = { item = row.called, header = row[step].header } }
    end
  end
end

local function check_order(ctx, row)
  local before, date
  for _, step in ipairs(steps) do
    local signed = date_in(row[step].text)
    if signed and date and signed < date then
      ctx:report { at = row[step], message = "order", related = { { at = row[before], note = "before" } },
                   data = { item = row.called, header = row[step].header, before = row[before].header } }
    end
    if signed then before, date = step, signed end
  end
end

return rule {
  id = "review/incomplete",
  title = { zh = "三步审核未完成", en = "Review not complete" },
  level = "warning",
  why = {
    zh = "清单按“编辑—主要职责审核—合法性审核”三步走，再备案；少一步或者次序倒了，公布就没有把关。",
    en = "A list is edited, reviewed for duties, then for legality, and filed; a step left out or out of order is no review.",
  },
  fix = {
    zh = "补办所缺的审核并写明部门和日期；次序颠倒的核实日期，确实倒置的重新审核。",
    en = "Complete the review, with body and date; check dates out of order.",
  },
  messages = {
    missing = { zh = "{item}还缺{what}", en = "{item} still lacks {what}" },
    no_column = { zh = "清单记了审核，却没有{what}一栏", en = "the list records its review but has no column {what}" },
    order = { zh = "{item}的{header}在{before}之前", en = "'{header}' of {item} is dated before '{before}'" },
    refused = { zh = "{item}的{header}结论是“{text}”，没有走完", en = "'{header}' of {item} says '{text}'" },
    undated = { zh = "{item}的{header}没有写日期", en = "'{header}' of {item} has no date" },
  },
  notes = { before = { zh = "应当在先的这一步", en = "the step that comes first" } },
  select = "list[kind=权责清单]",
  check = function(ctx, list)
    if not list:has("duty_review") and not list:has("legal_review") then return end
    check_columns(ctx, list)
    for row in list:rows() do
      if not row.claimed:match("^\\s*(?:否|不认领|未认领)") and signed_shortly(row) then
        check_signed(ctx, row)
        check_outcome(ctx, row)
        check_order(ctx, row)
      end
    end
  end,
  bad = { [[
清单: 权责清单
事项:
  - 事项名称: 对占道经营的处罚
    编辑: 2024-03-01 市容科
    主要职责审核: 2024-03-05 人事科
    合法性审核: ⟦2024-03-02⟧ 法规科
    备案: 2024-03-20
  ⟦-⟧ 事项名称: 对乱贴广告的处罚
    编辑: 2024-03-01
    主要职责审核: 2024-03-05
    合法性审核:
    备案: 2024-03-20
  - 事项名称: 对乱倒垃圾的处罚
    编辑: 2024-03-01
    主要职责审核: 2024-03-05 ⟦不同意⟧
    合法性审核: ⟦法规科⟧
    备案: 2024-03-20
]], [[
清单: 权责清单
事项:
  - 事项名称: ⟦对占道经营的处罚⟧
    编辑: 2024-03-01
    合法性审核: 2024-03-05
]] },
  good = { [[
清单: 权责清单
事项:
  - 事项名称: 对占道经营的处罚
    编辑: 2024-03-01 市容科
    主要职责审核: 2024-03-05 人事科
    合法性审核: 2024-03-05 法规科
    备案: 示司备〔2024〕6号
  - 事项名称: 户外广告设置许可
    认领: 否
    不认领理由: 由市行政审批服务局行使
    编辑:
    主要职责审核:
    合法性审核:
    备案:
]], [[
清单: 权责清单
事项:
  - 事项名称: 对占道经营的处罚
    行使主体: 市城市管理局
]] },
}
