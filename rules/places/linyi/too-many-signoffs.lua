-- 临沂：签批一般不超过四级，简单事项在科室内办结。
return rule {
  id = "linyi/too-many-signoffs",
  title = { zh = "签批层级超过四级", en = "More than four sign-off levels" },
  level = "warning",
  why = { zh = "签批层级越多，办得越慢，责任越散。", en = "Every level more costs time and blurs who answers." },
  fix = { zh = "压减到四级以内；简单事项由科室负责人签批。", en = "Cut to the limit; leave simple matters to the section." },
  options = { limit = 4 },
  messages = { many = { zh = "{item}的签批层级是{n}级，超过{limit}级", en = "{item} has {n} sign-off levels, more than {limit}" } },
  select = "row[kind=流程] > sign_off",
  check = function(ctx, cell)
    local n = tonumber(cell.text:match("([0-9]+)"))
    if not n then
      n = 0
      for _ in cell.text:gmatch("[^→\\-—、>]+") do n = n + 1 end
    end
    if n > ctx.options.limit then
      ctx:report { at = cell, message = "many",
                   data = { item = cell.row.called, n = tostring(n), limit = tostring(ctx.options.limit) } }
    end
  end,
  bad = { "清单: 流程\n事项:\n  - 任务: 占道许可\n    环节: 审批\n    签批层级: ⟦5⟧\n",
          "清单: 流程\n事项:\n  - 任务: 占道许可\n    环节: 审批\n    签批层级: ⟦科员→科长→分管副局长→局长→分管副市长⟧\n" },
  good = { "清单: 流程\n事项:\n  - 任务: 占道许可\n    环节: 审批\n    签批层级: 科员→科长→分管副局长→局长\n" },
}
