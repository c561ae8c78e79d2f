-- 每个环节都要有能算出来的时限；“及时”“尽快”不是时限，承诺的也不能比法定的长。
local longest = 300 -- 字；再长的不是时限
local reported_elsewhere = { ["机关办事清单"] = true, ["行政协助清单"] = true }

-- 起止标记和申请人自己做的环节，不是机关的环节。
local nobody = "^(?:流程)?(?:开始|结束|起点|终点)$|^(?:申请人|当事人|群众|企业|本人|单位)?(?:提出|提交|递交)?申请(?:材料)?$"

local function name_of(row)
  return row.sub.blank and row.step.text or row.sub.text
end

local function is_first(row)
  for first in row.list:rows() do return first == row end
end

local function check_step(ctx, row)
  if not row.limit.blank or #row.step > longest or #row.sub > longest then return end
  if not row.criterion.blank and row.criterion:limit().is == "time" then return end
  if not row.list:has("limit") then
    if is_first(row) then
      ctx:report { at = row.step, message = "no_column", data = { task = row.called } }
    end
  elseif not name_of(row):find(nobody) and not row.post:match("^\\s*(?:申请人|当事人|群众)\\s*$") then
    ctx:report { at = row.limit, message = "blank", data = { task = row.called, step = name_of(row) } }
  end
end

local function called(row)
  if row.kind ~= "流程" then return row.called end
  if #row.step > longest or #row.sub > longest then return row.called end
  return row.called .. "的“" .. name_of(row) .. "”环节"
end

local function wrong_with(row, limit)
  if limit.is == "time" then return limit.n == 0 and "zero" end
  if limit.is == "vague" then return not reported_elsewhere[row.kind] and "vague" end
  return limit.is == "no" and row.kind == "流程" and "none"
end

local function tell(ctx, cell, limit, message, law)
  local at = limit.at or cell
  ctx:report { at = message == "none" and cell or at, message = message,
               data = { item = called(cell.row), header = cell.header, text = at.text, law = law } }
end

local function check_limit(ctx, cell)
  local row, limit = cell.row, cell:limit()
  local wrong = wrong_with(row, limit)
  if wrong then tell(ctx, cell, limit, wrong) end
  if cell:find("法") and cell:outlasts(cell) then
    tell(ctx, cell, limit, "longer", cell:limit("法定").at.text)
  elseif not row.legal_limit.blank and cell:outlasts(row.legal_limit) then
    ctx:report { at = cell, message = "longer", related = { { at = row.legal_limit, note = "law" } },
                 data = { item = called(row), header = cell.header, text = limit.at.text,
                          law = row.legal_limit.text } }
  end
end

return rule {
  id = "process/no-limit",
  title = { zh = "环节无时限", en = "Step without a time limit" },
  level = "warning",
  why = {
    zh = "没有时限就谈不上超期，“及时”“尽快”谁也无法考核；承诺期限只能比法定期限短。",
    en = "Without a limit nothing is ever late; a promise may not exceed the statutory limit.",
  },
  fix = {
    zh = "写明几个工作日、几小时；当场办结的写“即来即办”；有法定期限的，承诺期限不长于法定期限。",
    en = "State working days or hours, 即来即办 for at once, and no more than the law allows.",
  },
  messages = {
    blank = { zh = "{task}的“{step}”环节没有写时限", en = "step '{step}' of {task} has no time limit" },
    no_column = { zh = "流程没有时限一栏，从{task}起各环节都没有时限", en = "the process has no column of time limits" },
    vague = { zh = "{item}的{header}写的是“{text}”，算不出什么时候到期", en = "'{header}' of {item} reads '{text}', no limit" },
    none = { zh = "{item}的{header}写的是“{text}”，等于没有时限", en = "'{header}' of {item} reads '{text}'" },
    zero = { zh = "{item}的{header}是“{text}”，不可能办完；当场办结的写“即来即办”",
             en = "'{header}' of {item} is '{text}'" },
    longer = { zh = "{item}的{header}“{text}”比法定期限“{law}”还长",
               en = "'{header}' of {item}, '{text}', exceeds the statutory '{law}'" },
  },
  notes = { law = { zh = "法定期限", en = "the statutory limit" } },
  select = "row[kind=流程|权责清单|机关办事清单|行政协助清单] > step|limit|promised_limit",
  check = function(ctx, cell)
    if cell.field == "step" then
      check_step(ctx, cell.row)
    elseif #cell <= longest and #cell.row.legal_limit <= longest then
      check_limit(ctx, cell)
    end
  end,
  bad = { [[
清单: 流程
事项:
  - 任务: 占道许可
    环节: 受理
    时限: ⟦及时⟧办理
  ⟦-⟧ 任务: 占道许可
    环节: 审查
    时限:
  - 任务: 占道许可
    环节: 公示
    时限: ⟦无⟧
  - 任务: 占道许可
    环节: 发证
    时限: ⟦0个工作日⟧
]], [[
清单: 流程
事项:
  - 任务: 占道许可
    环节: ⟦受理⟧
  - 任务: 占道许可
    环节: 审查
]], [[
清单: 权责清单
事项:
  - 事项名称: 占道许可
    权力类型: 行政许可
    法定期限: 20日
    承诺期限: ⟦25个工作日⟧
  - 事项名称: 户外广告许可
    权力类型: 行政许可
    法定期限:
    承诺期限: 法定期限10日，承诺⟦15日⟧
]] },
  good = { [[
清单: 流程
事项:
  - 任务: 占道许可
    环节: 申请
    责任岗位: 申请人
    时限:
  - 任务: 占道许可
    环节: 受理
    时限: 即来即办
  - 任务: 占道许可
    环节: 审查
    时限: 3个工作日，并及时告知
  - 任务: 占道许可
    环节: 归档
    时限: 每月5日前
]], [[
清单: 权责清单
事项:
  - 事项名称: 占道许可
    权力类型: 行政许可
    法定期限: 20个工作日
    承诺期限: 20日
]] },
}
