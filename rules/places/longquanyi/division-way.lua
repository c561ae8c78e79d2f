-- 龙泉驿：职责任务分工表里的每一项，写明经哪个机制议定。
local mechanisms = "协商|专题协调|网络理政|信访|编办|专题研究|区委|政府|联席会议|一事一议"

return rule {
  id = "longquanyi/division-way",
  title = { zh = "分工没有写明议定方式", en = "Division without how it was agreed" },
  level = "warning",
  why = {
    zh = "分工表是协商协调的结果；不写经哪个机制议定、结论是什么，会后反悔就没有凭据。",
    en = "A division is what was agreed; without how and by whom it can be denied afterwards.",
  },
  fix = { zh = "写明协商方式（部门协商、专题协调、编办牵头、专题研究）和结果。", en = "State the mechanism and its result." },
  messages = {
    way = { zh = "{item}没有写明经哪个机制议定", en = "{item} does not say how it was agreed" },
    other = { zh = "{item}的{header}“{text}”不是四个机制之一", en = "'{header}' of {item}, '{text}', is no mechanism" },
    result = { zh = "{item}没有写协商结果", en = "{item} states no result" },
  },
  select = "row[kind=职责任务分工表]",
  check = function(ctx, row)
    local way = row.way
    if way.blank then
      ctx:report { at = way, message = "way", data = { item = row.called } }
    elseif not way:match(mechanisms) then
      ctx:report { at = way, message = "other", data = { item = row.called, header = way.header, text = way } }
    end
    if row.list:has("result") and row.result.blank then
      ctx:report { at = row.result, message = "result", data = { item = row.called } }
    end
  end,
  bad = { [[
清单: 职责任务分工表
事项:
  ⟦-⟧ 事项: 预付卡消费纠纷
    牵头部门: 区市场监管局
    责任部门: 区商务局
    协商方式:
    结果: 一致
  - 事项: 房产销售纠纷
    牵头部门: 区住建局
    责任部门: 区市场监管局
    协商方式: ⟦领导指定⟧
    结果: 一致
  ⟦-⟧ 事项: 生活噪声扰民
    牵头部门: 区公安分局
    责任部门: 区综合执法局
    协商方式: 专题协调
    结果:
]] },
  good = { [[
清单: 职责任务分工表
事项:
  - 事项: 预付卡消费纠纷
    牵头部门: 区市场监管局
    责任部门: 区商务局
    协商方式: 部门主动协商报备
    结果: 一致
]] },
}
