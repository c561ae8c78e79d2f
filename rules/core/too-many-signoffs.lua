-- 签批层级一般不超过四级，简单事项在科室内办结。
local longest = 300 -- 字；再长的不是签批层级，也不是任务名
local arrow = "\\s*(?:→|->|=>|⇒|—+|-+|>|、|，|；|/|\\n)\\s*"

-- 几级：“3”“三级”是数，“科员→科长→局长”是列出来的人。
local digits = { ["一"] = 1, ["二"] = 2, ["两"] = 2, ["三"] = 3, ["四"] = 4, ["五"] = 5,
                 ["六"] = 6, ["七"] = 7, ["八"] = 8, ["九"] = 9, ["十"] = 10 }

local function number_in(text)
  local n = text:match("^第?(\\d+)\\s*[级层个]?(?:层级|签批|审批)?$")
  return tonumber(n) or digits[text:match("^([一二两三四五六七八九十])[级层]")]
end

local function names_in(text)
  local names = {}
  local rest = text .. "→"
  for name in rest:gmatch("(.+?)(?:" .. arrow .. ")") do names[#names + 1] = name end
  return names
end

-- 同一级的不同叫法；“副”的另算，分管的就是副的。
local ranks = {
  { "副局长|副主任|副县长|副市长|副区长|分管", "分管领导" },
  { "经办|科员|承办人|工作人员|窗口|受理|审查员|办事员|岗位", "经办人" },
  { "副科长|副处长|副股长", "科室副职" },
  { "科长|处长|股长|科室负责人|处室负责人|股室负责人", "科室负责人" },
  { "市长|县长|区长|政府领导", "政府领导" },
  { "局长|主任|主要领导|主要负责人|一把手", "主要领导" },
}

local function rank_of(name)
  for _, r in ipairs(ranks) do
    if name:find(r[1]) then return r[2] end
  end
  return name
end

-- 一格写了几级，是哪几级。
local function levels_in(text)
  local n = number_in(text)
  if n then return { n = n, number = n, ranks = {} } end
  local names, ranks = names_in(text), {}
  for i, name in ipairs(names) do ranks[i] = rank_of(name) end
  return { n = #names, ranks = ranks }
end

-- 一项任务各环节签批人合起来有几级；同一级在几个环节签，算一级。
local function new_task(row)
  return { called = row.called, seen = {}, levels = 0, simple = false, reported = false }
end

local function is_simple(ctx, row)
  for _ in row.note:find_any(ctx.options.simple) do return true end
  for _ in row.task:find_any(ctx.options.simple) do return true end
  return false
end

local function report_levels(ctx, task, cell, n)
  if n <= ctx.options.limit or task.reported then return end
  task.reported = true
  ctx:report { at = cell, message = "many",
               data = { item = task.called, n = tostring(n), limit = tostring(ctx.options.limit) } }
end

local function check_cell(ctx, task, cell, levels)
  for _, rank in ipairs(levels.ranks) do
    if not task.seen[rank] then
      task.seen[rank] = true
      task.levels = task.levels + 1
    end
  end
  report_levels(ctx, task, cell, levels.number or math.max(levels.n, task.levels))
end

local function check_simple(ctx, task, cell, levels)
  local beyond = levels.number and levels.number > ctx.options.section and cell or nil
  for m in cell:find_any(ctx.options.beyond) do beyond = beyond or m end
  if beyond then
    ctx:report { at = beyond, message = "simple", data = { item = task.called, text = cell.text } }
  end
end

return rule {
  id = "process/too-many-signoffs",
  title = { zh = "签批层级过多", en = "Too many sign-off levels" },
  level = "warning",
  why = {
    zh = "签批层级越多，办得越慢，责任越散；简单事项由科室办结，领导只签重大敏感事项。",
    en = "Every level costs time and blurs who answers; simple matters end within the section.",
  },
  fix = {
    zh = "压减到四级以内；简单事项由科室人员审核、科室负责人签字。",
    en = "Cut to four levels; leave simple matters to the section.",
  },
  options = {
    limit = 4,
    section = 2,
    simple = { "简单事项", "一般事项", "简易事项" },
    beyond = { "局长", "副局长", "主任", "副主任", "分管领导", "主要领导", "分管负责人", "主要负责人", "市长", "县长", "区长",
               "局领导", "委领导", "厅长" },
  },
  messages = {
    many = { zh = "{item}的签批有{n}级，超过{limit}级", en = "{item} has {n} sign-off levels, more than {limit}" },
    simple = { zh = "{item}是简单事项，签批到了科室以外（{text}）", en = "{item} is simple, yet signed beyond the section ({text})" },
  },
  select = "list[kind=流程]",
  check = function(ctx, list)
    if not list:has("sign_off") then return end
    local tasks, key, known = {}, "", {}
    for row in list:rows() do
      -- 合并丢了的表里，任务只写在第一行
      if not row.task.blank then key = #row.task <= longest and row.task.text or "" end
      local task = tasks[key] or new_task(row)
      tasks[key] = task
      task.simple = task.simple or is_simple(ctx, row)
      if not row.sign_off.blank and #row.sign_off <= longest then
        local text = row.sign_off.text
        local levels = known[text] or levels_in(text)
        known[text] = levels
        check_cell(ctx, task, row.sign_off, levels)
        if task.simple then check_simple(ctx, task, row.sign_off, levels) end
      end
    end
  end,
  bad = { [[
清单: 流程
事项:
  - 任务: 占道许可
    环节: 审批
    签批层级: ⟦科员→科长→副局长→局长→副市长⟧
  - 任务: 户外广告许可
    环节: 审批
    签批层级: ⟦5⟧
]], [[
清单: 流程
事项:
  - 任务: 证照补办
    环节: 审批
    签批层级: 科员→⟦分管领导⟧
    备注: 简单事项
]] },
  good = { [[
清单: 流程
事项:
  - 任务: 占道许可
    环节: 审批
    签批层级: 科员→科长→副局长→局长
  - 任务: 占道许可
    环节: 复核
    签批层级: 科长→局长
  - 任务: 证照补办
    环节: 审批
    签批层级: 科员→科长
    备注: 简单事项
]] },
}
