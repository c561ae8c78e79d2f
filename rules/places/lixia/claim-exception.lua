-- 历下：以认领为原则、不认领为例外；不认领的多了，就不是例外。
return rule {
  id = "lixia/claim-exception",
  title = { zh = "不认领的过多", en = "Too much left unclaimed" },
  level = "warning",
  why = {
    zh = "实施层级为县级的事项以认领为原则、不认领为例外；多数不认领，说明不是个别情形，要逐项核对。",
    en = "Claiming is the rule; where most is left unclaimed the exception has become the rule.",
  },
  fix = { zh = "逐项核对不认领的事项，应当认领的认领，确不认领的写明由谁行使。",
          en = "Go through what is left unclaimed; claim it or say who exercises it." },
  options = { percent = 50 },
  messages = {
    many = { zh = "{n}个事项里有{other}个没有认领，超过{percent}%", en = "{other} of {n} items are not claimed, more than {percent}%" },
  },
  select = "list",
  check = function(ctx, list)
    if not list:has("claimed") then return end
    local n, other, first = 0, 0, nil
    for row in list:rows() do
      n = n + 1
      if row.claimed:match("^\\s*(?:否|不|未)") then
        other = other + 1
        first = first or row.claimed
      end
    end
    if first and other * 100 > n * ctx.options.percent then
      ctx:report { at = first, data = { n = tostring(n), other = tostring(other), percent = tostring(ctx.options.percent) } }
    end
  end,
  bad = { [[
清单: 权责清单
事项:
  - {事项名称: 对占道经营的处罚, 认领: ⟦否⟧, 不认领理由: 由街道行使}
  - {事项名称: 对乱贴广告的处罚, 认领: 未认领, 不认领理由: 由街道行使}
  - {事项名称: 户外广告许可, 认领: 是}
]] },
  good = { [[
清单: 权责清单
事项:
  - {事项名称: 对占道经营的处罚, 认领: 否, 不认领理由: 由街道行使}
  - {事项名称: 对乱贴广告的处罚, 认领: 是}
  - {事项名称: 户外广告许可, 认领: 是}
]] },
}
