-- “其他工作”“交办事项”不是任务，分不到岗位，也考核不了。
local whole = "^(?:负责|承担|承办|完成|做好|办理|落实)?"
  .. "(?:分管|主要|领导|上级|党组织|党委|党组|政府|部门|单位|[局处科][长里]?|科室|主任|班子|、|和|及)*"
  .. "(?:临时)?(?:交办|安排|布置|下达|指派)?的?(?:其他|其它|有关|相关|各项|各类|日常|临时性?|零星)*的?"
  .. "(?:工作|任务|事项|事务性?|事宜|职责)+(?:任务|事项)?。?$"

return rule {
  id = "duty/catch-all",
  title = { zh = "兜底式任务", en = "Catch-all task" },
  level = "info",
  why = {
    zh = "“其他工作”什么都装得下，分解不到岗位，也无法考核；三定规定的兜底条款不必列成任务。",
    en = "'Other work' can be given to no post and measured by nobody.",
  },
  fix = { zh = "写成具体任务；确属兜底的，从任务清单中删去。", en = "Name the task, or delete it." },
  options = {
    words = { default = { "其他", "其它", "交办", "临时", "日常", "零星", "布置", "指派", "安排" },
              zh = "兜底的说法里要有的词", en = "words of which a catch-all holds one" },
  },
  messages = {
    other = {
      zh = "{header}“{text}”是兜底的说法，不是一项具体任务",
      en = "'{text}' in '{header}' is a catch-all, not a task",
    },
  },
  select = "row[kind=职责任务清单] > task|name",
  find = "words",
  check = function(ctx, cell)
    local whole_text = cell:match(whole)
    if whole_text then
      ctx:report { at = whole_text, data = { header = cell.header, text = cell.text } }
    end
  end,
  bad = {
    [[
清单: 职责任务清单
事项:
  - 职责事项: 办公室日常运转
    内设机构: 办公室
    工作任务: ⟦完成领导交办的其他工作⟧
    岗位: 综合岗
  - 职责事项: 办公室日常运转
    内设机构: 办公室
    工作任务: ⟦办理局领导临时安排的事宜⟧
    岗位: 综合岗
]],
  },
  good = {
    [[
清单: 职责任务清单
事项:
  - 职责事项: 办公室日常运转
    内设机构: 办公室
    工作任务: 起草年度工作总结和其他综合文稿
    岗位: 综合岗
  - 职责事项: 办公室日常运转
    内设机构: 办公室
    工作任务: 督办局长交办的督查件
    岗位: 综合岗
]],
  },
}
