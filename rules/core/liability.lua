-- 追责要有现行有效的依据：行政监察法废止了还拿来追责，追不下去。
local function day(n)
  local y, m, d = n // 10000, n // 100 % 100, n % 100
  if m == 0 then return string.format("%d年", y) end
  if d == 0 then return string.format("%d年%d月", y, m) end
  return string.format("%d年%d月%d日", y, m, d)
end

return rule {
  id = "basis/liability",
  title = { zh = "追责依据问题", en = "Basis of accountability" },
  level = "warning",
  why = { zh = "依据已经废止的规定追究责任，追责决定本身就站不住；写明依据才知道按什么规定处理。",
          en = "Who is held to account under a repealed rule is not held to account." },
  fix = { zh = "换成现行的规定，如《中华人民共和国监察法》《中华人民共和国公职人员政务处分法》《行政机关公务员处分条例》。",
          en = "Cite what is in force, such as the Supervision Law." },
  messages = {
    repealed = { zh = "{item}的{header}引用的《{title}》已于{day}废止",
                 en = "'{header}' of {item} cites '{title}', repealed on {day}" },
    replaced = { zh = "{item}的{header}引用的《{title}》已于{day}废止，现为：{successor}",
                 en = "'{header}' of {item} cites '{title}', repealed on {day}; now: {successor}" },
    none = { zh = "{item}的{header}没有写依据哪个文件追责",
             en = "'{header}' of {item} names no instrument" },
  },
  select = "row > account",
  check = function(ctx, cell)
    local row = cell.row
    for m in cell:each("《([^《》]{2,60})》") do
      local law = row.list:instrument(m[1])
      if law and law.verdict == "repealed" and law.repealed > 0 then
        ctx:report { at = m, message = law.successor == "" and "repealed" or "replaced",
                     data = { item = row.called, header = cell.header, title = m[1],
                              day = day(law.repealed), successor = law.successor } }
      end
    end
    if not cell.blank and cell.header:find("依据", 1, true)
      and not cell.text:match("《|法|条例|规定|办法|细则|纪律|准则") then
      ctx:report { at = cell, message = "none",
                   data = { item = row.called, header = cell.header } }
    end
  end,
  bad = { [[
清单: 权责清单
基准日期: 2024-12-31
事项:
  - 事项名称: 对占道经营的处罚
    追责情形: 违法实施处罚的，依据⟦《行政监察法》⟧追究责任
]], [[
清单: 权责清单
基准日期: 2024-12-31
事项:
  - 事项名称: 企业登记
    追责情形: 违法办理登记的，依据⟦《公司登记管理条例》⟧追究责任
]], [[
清单: 权责清单
基准日期: 2025-12-31
事项:
  - 事项名称: 中药监督
    追责情形: 违法实施监督的，依据⟦《中医药条例》⟧追究责任
]], [[
清单: 权责清单
事项:
  - 事项名称: 对占道经营的处罚
    追责依据: ⟦1.不按程序处罚的；2.滥用职权的⟧
]] },
  good = { [[
清单: 权责清单
基准日期: 2024-12-31
事项:
  - 事项名称: 对占道经营的处罚
    追责情形: 违法实施处罚的，依据《中华人民共和国监察法》追究责任
]], [[
清单: 权责清单
事项:
  - 事项名称: 对占道经营的处罚
    追责依据: 《行政处罚法》第七十六条；不按程序处罚的追究责任
]] },
}
