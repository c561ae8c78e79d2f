-- 事项名称要让人一看就懂：处罚写“对……的处罚”，不写条文，不带句号、换行。
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
    article = { zh = "{item}的名称只写了依据，没有写是什么行为", en = "{item} names only its legal basis" },
    stop = { zh = "{item}的名称里有句号", en = "the name of {item} holds a full stop" },
  },
  select = "row[kind=权责清单] > name",
  check = function(ctx, cell)
    local name, row = cell.text, cell.row
    if name:find("。", 1, true) then
      ctx:report { at = cell, message = "stop", data = { item = row.called } }
    end
    if name:find("《", 1, true) and name:match("^(违反|对违反)?\\s*《[^》]*》第[^条]*条(规定)?(的处罚)?$") then
      ctx:report { at = cell, message = "article", data = { item = row.called } }
    elseif row.type.text == "行政处罚" and not name:find("处罚", 1, true)
      and not name:match("罚款|警告|没收|吊销|拘留|取缔") then
      ctx:report { at = cell, message = "penalty", data = { item = row.called } }
    end
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
