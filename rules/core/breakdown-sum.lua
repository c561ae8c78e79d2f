-- “共145项，其中即办33项、限时112项”：分项加起来要等于总数。
return rule {
  id = "form/breakdown-sum",
  title = { zh = "分项合计不平", en = "Parts do not add up" },
  level = "warning",
  why = { zh = "公布的分项与总数对不上，是最容易被人发现的错误。",
          en = "Parts that do not add up to their total are the first thing a reader sees." },
  fix = { zh = "逐项核对后改正；分项有交叉的，写明“其中有交叉”。",
          en = "Correct the figures, or say that the parts overlap." },
  messages = { sum = { zh = "标题“{title}”写明共{total}项，各分项加起来是{sum}项",
                       en = "title '{title}' says {total}, its parts add up to {sum}" } },
  select = "list",
  check = function(ctx, list)
    local title = list.title
    local total, rest = title:match("共(?:计)?\\s*([0-9]+)\\s*项(.*)")
    if not total or rest:find("交叉", 1, true) then return end
    local sum, parts = 0, 0
    for n in rest:gmatch("([0-9]+)\\s*项") do
      sum, parts = sum + tonumber(n), parts + 1
    end
    if parts >= 2 and sum ~= tonumber(total) then
      ctx:report { at = list, message = "sum",
                   data = { title = title, total = total, sum = tostring(sum) } }
    end
  end,
  bad = { "⟦市城市管理局权责清单（共5项：行政许可1项、行政处罚3项）⟧,,\n序号,事项名称,权力类型\n1,对占道经营的处罚,行政处罚\n" },
  good = { "市城市管理局权责清单（共4项：行政许可1项、行政处罚3项）,,\n序号,事项名称,权力类型\n1,对占道经营的处罚,行政处罚\n" },
}
