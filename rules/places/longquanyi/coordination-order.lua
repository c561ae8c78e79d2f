-- 龙泉驿：争议依次走四个机制，走完一个没有一致才走下一个；协商一致的报编办备案。
local mechanisms = {
  { name = "部门主动协商报备", said = "主动协商|部门(?:之间|间)?协商|协商报备|协商备案|^协商$" },
  { name = "专题协调", said = "专题协调|专题协商|网络理政|信访|派件" },
  { name = "编办牵头协调", said = "编办|编委办" },
  { name = "区委区政府专题研究", said = "专题研究|党委|政府|区委|常务会|常委会|专题会" },
}
local failed = "未|没有|不一致|分歧|各执一词|尚"
local filed = "备案|报备"

-- 方式里写到的最后一个机制；“编办牵头，报区委区政府专题研究”是第四个。
local function mechanism_of(text)
  local last
  for i, m in ipairs(mechanisms) do
    if text:find(m.said) and not (i == 4 and text:find("编办") and not text:find("专题研究")) then last = i end
  end
  return last
end

local function date_in(text)
  local y, m, d = text:match("(\\d{4})\\s*[-年./]\\s*(\\d{1,2})\\s*[-月./]\\s*(\\d{1,2})")
  return y and tonumber(y) * 10000 + tonumber(m) * 100 + tonumber(d) or nil
end

local function check_row(ctx, row, before)
  local now = mechanism_of(row.way.text)
  if not now then
    if not row.way.blank then
      ctx:report { at = row.way, message = "unknown", data = { item = row, text = row.way.text } }
    end
    return before
  end
  local reached = before and before.at or 0
  if now > reached + 1 then
    ctx:report { at = row.way, message = "skipped",
                 data = { item = row, now = mechanisms[now].name, wanted = mechanisms[reached + 1].name } }
  elseif before and now > reached then
    local raised, settled = date_in(row.raised.text), date_in(before.row.result_date.text)
    if raised and settled and raised < settled then
      ctx:report { at = row.raised, message = "early", data = { item = row, now = mechanisms[now].name, before = mechanisms[reached].name },
                   related = { { at = before.row.result_date, note = "before" } } }
    end
  end
  if now == 1 and not row.result.blank and not row.result.text:find(failed)
     and not (row.way.text .. row.result.text .. row.note.text .. row.decision_no.text):find(filed) then
    ctx:report { at = row.result, message = "unfiled", data = { item = row } }
  end
  return { at = math.max(now, reached), row = row }
end

return rule {
  id = "longquanyi/coordination-order",
  title = { zh = "四个协调机制未依次走", en = "Mechanisms of coordination out of order" },
  level = "warning",
  why = {
    zh = "先由部门主动协商，不成再专题协调，再由编办牵头，最后报区委区政府专题研究；越级提交，前面该说清的没有说清。",
    en = "Departments talk first, then a meeting on the matter, then 编办, then the committee and government.",
  },
  fix = {
    zh = "补走缺的一步并登记；协商一致的写明报区委编办备案的日期或文号。",
    en = "Take and record the step left out; file an agreement with 编办.",
  },
  messages = {
    skipped = { zh = "{item}直接到了“{now}”，台账里没有“{wanted}”", en = "{item} went to '{now}' without '{wanted}'" },
    early = { zh = "{item}的“{now}”在“{before}”有结论之前就提出了", en = "'{now}' of {item} began before '{before}' had ended" },
    unfiled = { zh = "{item}协商一致，没有写报区委编办备案", en = "{item} was agreed on, but not filed with 编办" },
    unknown = { zh = "{item}的方式“{text}”不是四个机制之一", en = "'{text}' of {item} is none of the four mechanisms" },
  },
  notes = { before = { zh = "前一个机制的结论日期", en = "when the one before ended" } },
  select = "set",
  check = function(ctx, set)
    local before = {}
    for row in set:rows { kind = "争议协调台账" } do
      local short = #row.name <= 300 and #row.way <= 300 and #row.result <= 3000 and #row.note <= 3000
        and #row.raised <= 300 and #row.result_date <= 300 and #row.decision_no <= 300
      if short then
        local key = row.list.region .. "\n" .. row.name.text
        before[key] = check_row(ctx, row, before[key])
      end
    end
  end,
  bad = { [[
清单: 争议协调台账
事项:
  - {争议事项: 冷冻畜禽产品运输监管, 相关部门: 区农业农村局、区市场监管局, 方式: ⟦区委编办牵头协调⟧, 提出日期: 2021-05-06, 结论: 区市场监管局监管, 结论日期: 2021-05-20}
  - {争议事项: 住改商投诉, 相关部门: 区住建局、区市场监管局, 方式: 部门主动协商, 提出日期: 2021-03-02, 结论: ⟦一致同意区住建局牵头⟧, 结论日期: 2021-03-20}
  - {争议事项: 餐饮油烟, 相关部门: 区生态环境局、区综合执法局, 方式: 部门主动协商, 提出日期: 2021-03-05, 结论: 未达成一致, 结论日期: 2021-03-18}
  - {争议事项: 餐饮油烟, 相关部门: 区生态环境局、区综合执法局, 方式: 网络理政专题协调, 提出日期: ⟦2021-03-10⟧, 结论: 未达成一致, 结论日期: 2021-04-12}
  - {争议事项: 井盖管护, 相关部门: 区水务局、区城管局, 方式: ⟦电话沟通⟧, 提出日期: 2021-03-10, 结论: 一致}
]] },
  good = { [[
清单: 争议协调台账
事项:
  - {争议事项: 住改商投诉, 相关部门: 区住建局、区市场监管局, 方式: 部门主动协商, 提出日期: 2021-03-02, 结论: 一致同意区住建局牵头, 结论日期: 2021-03-20, 备注: 已报区委编办备案}
  - {争议事项: 餐饮油烟, 相关部门: 区生态环境局、区综合执法局, 方式: 部门主动协商, 提出日期: 2021-03-05, 结论: 未达成一致, 结论日期: 2021-03-18}
  - {争议事项: 餐饮油烟, 相关部门: 区生态环境局、区综合执法局, 方式: 网络理政专题协调, 提出日期: 2021-04-01, 结论: 未达成一致, 结论日期: 2021-04-12}
  - {争议事项: 餐饮油烟, 相关部门: 区生态环境局、区综合执法局, 方式: 区委编办牵头协调, 提出日期: 2021-05-06, 结论: 未达成一致, 结论日期: 2021-05-20}
  - {争议事项: 餐饮油烟, 相关部门: 区生态环境局、区综合执法局, 方式: 报请区委区政府专题研究, 提出日期: 2021-06-01, 结论: 区综合执法局牵头, 结论日期: 2021-06-15}
]] },
}
