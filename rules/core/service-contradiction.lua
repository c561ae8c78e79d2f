-- 同一事项的几栏互相打架：说即来即办，又要几个工作日；说一次不用跑，又只能到窗口。
local yes = "^(?:是|能|可以|√|支持|有|即来即办|即办件?)"
local no = "^(?:否|不|无|×|没有|暂不)"
local never = "一次(?:都|也)?不用?跑|零跑[动腿]|不用跑|0次|零次|^0$|不见面|无需(?:跑|到)"
local online = "网|线上|系统|平台|邮|公文|交换|电话|传真|电子|APP|app|小程序|公众号|机要|寄|微信|钉钉|OA|函"
local offline = "窗口|现场|线下|大厅|办公室|当面|上门|专人|\\d+室|服务中心"

local function takes_days(limit)
  return limit.is == "time" and limit.unit ~= "分钟" and limit.unit ~= "小时" and limit.n > 0
    and not limit.at.text:find("当[日天]")
end

local function check_instant(ctx, row)
  local limit = row.limit:limit()
  local data = { item = row.called, limit = row.limit.text, header = row.instant.header, text = row.instant.text }
  local further = row.limit:match("即来即办|即办|当场办结")
  local days = row.limit:match("\\d+\\s*(?:个工作日|日|天)")
  if row.instant.text:find(yes) and takes_days(limit) then
    ctx:report { at = row.limit, message = "days", data = data, related = { { at = row.instant, note = "other" } } }
  elseif row.instant.text:find(no) and limit.is == "once" and not days then
    ctx:report { at = row.instant, message = "not_instant", data = data, related = { { at = row.limit, note = "other" } } }
  elseif further and days and not row.limit:match("法定|一般|其他|需要?|复杂|现场") then
    ctx:report { at = row.limit, message = "both", data = data }
  end
end

local function check_visits(ctx, row)
  if not row.once.text:find(never) then return end
  local data = { item = row.called, once = row.once.text, header = row.once.header, channel = row.channel.text }
  if not row.channel.blank and row.channel.text:find(offline) and not row.channel.text:find(online) then
    ctx:report { at = row.channel, message = "offline", data = data, related = { { at = row.once, note = "other" } } }
  elseif row.online.text:find(no) and not row.channel.text:find(online) then
    ctx:report { at = row.online, message = "not_online", data = data, related = { { at = row.once, note = "other" } } }
  end
end

return rule {
  id = "service/contradiction",
  title = { zh = "办事要素自相矛盾", en = "Elements of a service contradict each other" },
  level = "warning",
  why = {
    zh = "几栏说法不一，来办事的人不知道信哪一个，考核也没有依据。",
    en = "Whoever comes for the service cannot tell which column to believe.",
  },
  fix = {
    zh = "核实实际办法，改成一致：即来即办的不写工作日，一次不用跑的写明线上途径。",
    en = "Find out how it is done and make the columns agree.",
  },
  messages = {
    days = { zh = "{item}写的是即来即办，时限又是“{limit}”", en = "{item} is done at once, yet takes '{limit}'" },
    not_instant = { zh = "{item}的时限是“{limit}”，{header}又写“{text}”", en = "{item} takes '{limit}', yet '{header}' says '{text}'" },
    both = { zh = "{item}的时限一格里既有即办又有天数：“{limit}”", en = "the limit of {item} says both at once and days: '{limit}'" },
    offline = { zh = "{item}的“{header}”写的是“{once}”，途径却只有“{channel}”", en = "{item} needs no visit ('{once}'), yet the only channel is '{channel}'" },
    not_online = { zh = "{item}的“{header}”写的是“{once}”，又不能网上办理", en = "{item} needs no visit ('{once}'), yet is not online" },
  },
  notes = { other = { zh = "与这里对不上", en = "at odds with this" } },
  select = "row[kind=机关办事清单]",
  check = function(ctx, row)
    for _, field in ipairs { "limit", "instant", "once", "channel", "online" } do
      if #row[field] > 600 then return end
    end
    check_instant(ctx, row)
    check_visits(ctx, row)
  end,
  bad = { [[
清单: 机关办事清单
事项:
  - 部门: 市财政局
    事项名称: 采购合同备案
    办事途径: 采购系统
    办理时限: ⟦5个工作日⟧
    即来即办: 是
  - 部门: 市档案局
    事项名称: 档案查阅
    办事途径: 市档案馆现场
    办理时限: 当场办结
    即来即办: ⟦否⟧
  - 部门: 市外办
    事项名称: 出访备案
    办事途径: 邮寄
    办理时限: ⟦即来即办，5个工作日⟧
    即来即办:
]], [[
清单: 机关办事清单
事项:
  - 部门: 市财政局
    事项名称: 采购合同备案
    办事途径: ⟦市财政局一楼窗口⟧
    最多跑一次: 一次不用跑
]], [[
清单: 机关办事清单
事项:
  - 部门: 市财政局
    事项名称: 采购合同备案
    最多跑一次: 零跑动
    网上办理: ⟦否⟧
]] },
  good = { [[
清单: 机关办事清单
事项:
  - 部门: 市财政局
    事项名称: 采购合同备案
    办事途径: 采购系统
    办理时限: 1小时
    最多跑一次: 一次不用跑
    网上办理: 是
    即来即办: 是
  - 部门: 市外办
    事项名称: 出访备案
    办事途径: 窗口提交
    办理时限: 即来即办，需要会签的5个工作日
    最多跑一次: 是
    网上办理: 否
    即来即办: 是
]] },
}
