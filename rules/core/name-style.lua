-- 事项名称要让人一看就懂：处罚写“对……的处罚”，不写条文，不带句号、换行。
local only_article = "^(对|违反|对违反)?\\s*《[^》]*》\\s*第[^条]*条(第[^款]*款)?(第[^项]*项)?"
  .. "(所?列举?|规定|禁止|情形|的|违法|违规|有关|相关|行为)*(的?(行政)?处罚)?$"
local penalty = "(?s)^[\\d.、（）()一二三四五六七八九十\\s]*+对.*?(处\\s*罚|罚款|警告|没收|吊销|拘留|取缔)"

-- 名称说的就是别的权力，错的是类型，由 form/type-name-mismatch 说。
local other_power = "(的检查|监督检查|行政检查|监督管理|许可|的奖励|行政奖励|的裁决|行政裁决|的强制|行政强制"
  .. "|的征收|行政征收|的给付|行政给付|行政确认|审批)$"

local odd = words { "。", "\n", "《" }

-- 末尾的句号删去即可；中间的，可能是两个事项写在一起。
local function report_stop(ctx, cell)
  local stop = cell:match("。\\s*$")
  local one = stop and cell.text:find("。", 1, true) == #cell.text - 2
  ctx:report { at = cell, message = "stop", data = { item = cell.row.called },
               fix = one and { safe = "", at = stop } or nil }
end

-- 名称里少见的几样，多数名称一样也没有。
local function check_marks(ctx, row, cell, broken)
  local name = cell.text
  if name:find("。", 1, true) then report_stop(ctx, cell) end
  if name:find("\n", 1, true) then broken[#broken + 1] = row end
  if name:find("《", 1, true) and name:match(only_article) then
    ctx:report { at = cell, message = "article", data = { item = row.called } }
    return true
  end
end

-- 多数都这样写的，是整张清单的写法，只说一次。
local function report_rows(ctx, rows, total, each, all)
  if #rows > 3 and #rows * 2 > total then
    ctx:report { at = rows[1].name, message = all,
                 data = { item = rows[1].called, n = total, other = #rows } }
    return
  end
  for _, row in ipairs(rows) do
    ctx:report { at = row.name, message = each, data = { item = row.called } }
  end
end

return rule {
  id = "form/name-style",
  title = { zh = "名称不规范", en = "Item name against style" },
  level = "info",
  why = { zh = "名称是群众查找和系统对接的依据，写法不一就对不上。",
          en = "Names are what people search for and systems match." },
  fix = { zh = "处罚类写成“对……的处罚”；名称写行为，不写条款号；去掉句号和换行。",
          en = "Write a penalty as 对…的处罚; name the act, not the article; no full stop or line break." },
  messages = {
    penalty = { zh = "{item}是行政处罚，名称不是“对……的处罚”的写法",
                en = "{item} is a penalty, but is not named 对…的处罚" },
    style = { zh = "清单里多数行政处罚的名称不是“对……的处罚”的写法（{n} 项中有 {other} 项），例如{item}",
              en = "most penalties of the list ({other} of {n}) are not named 对…的处罚, as {item}" },
    article = { zh = "{item}的名称只写了依据，没有写是什么行为", en = "{item} names only its legal basis" },
    broken = { zh = "{item}的名称中间断了行", en = "the name of {item} is broken across lines" },
    broken_style = { zh = "清单里多数名称中间断了行（{n} 项中有 {other} 项），例如{item}",
                     en = "most names of the list ({other} of {n}) are broken across lines, as {item}" },
    stop = { zh = "{item}的名称里有句号", en = "the name of {item} holds a full stop" },
  },
  select = "list",
  check = function(ctx, list)
    if list.kind ~= "权责清单" then return end
    local last, names, penalties, others, broken = nil, 0, 0, {}, {}
    for row in list:rows() do
      local cell = row.name
      local name = cell.text
      if name ~= last and name ~= "" then
        names = names + 1
        local only = false
        for _ in cell:find_any(odd) do
          only = check_marks(ctx, row, cell, broken)
          break
        end
        if not only and row.type.text == "行政处罚" then
          penalties = penalties + 1
          if not (name:sub(1, 3) == "对" and name:sub(-6) == "处罚") and not name:match(penalty)
            and not name:match(other_power) then
            others[#others + 1] = row
          end
        end
      end
      last = name
    end
    report_rows(ctx, others, penalties, "penalty", "style")
    report_rows(ctx, broken, names, "broken", "broken_style")
  end,
  bad = { [[
清单: 权责清单
事项:
  - 事项名称: ⟦擅自占道经营⟧
    权力类型: 行政处罚
    行使主体: 市城市管理局
]], [[
清单: 权责清单
事项:
  - 事项名称: ⟦违反《城市市容和环境卫生管理条例》第三十六条规定的处罚⟧
    权力类型: 行政处罚
    行使主体: 市城市管理局
]], [[
清单: 权责清单
事项:
  - 事项名称: ⟦对擅自占道经营的处罚。⟧
    权力类型: 行政处罚
    行使主体: 市城市管理局
]], [[
清单: 权责清单
事项:
  - {事项名称: ⟦擅自占道经营⟧, 权力类型: 行政处罚}
  - {事项名称: 乱贴广告的处罚, 权力类型: 行政处罚}
  - {事项名称: 乱倒垃圾的处罚, 权力类型: 行政处罚}
  - {事项名称: 毁坏路灯的处罚, 权力类型: 行政处罚}
]], [[
清单: 权责清单
事项:
  - {事项名称: "⟦对占道经营\n的处罚⟧", 权力类型: 行政处罚}
  - {事项名称: 对乱贴广告的处罚, 权力类型: 行政处罚}
]], [[
清单: 权责清单
事项:
  - {事项名称: "⟦对占道经营\n的处罚⟧", 权力类型: 行政处罚}
  - {事项名称: "对乱贴广告\n的处罚", 权力类型: 行政处罚}
  - {事项名称: "对乱倒垃圾\n的处罚", 权力类型: 行政处罚}
  - {事项名称: "对毁坏路灯\n的处罚", 权力类型: 行政处罚}
]] },
  good = { [[
清单: 权责清单
事项:
  - 事项名称: 对违反《城市市容和环境卫生管理条例》规定占道经营的处罚
    权力类型: 行政处罚
    行使主体: 市城市管理局
  - 事项名称: 占道经营许可
    权力类型: 行政许可
    行使主体: 市城市管理局
]] },
}
