-- 历下：权责清单要走“事项领取编辑—主要职责审核—合法性审核”三步，由人事、法规科室审，司法局备案。
local steps = {
  { field = "duty_review", who = "人事、编制", said = "人事|编制|组织|干部|党建|政工|办公室" },
  { field = "legal_review", who = "法规", said = "法规|法制|政策|司法|法律|执法监督" },
  { field = "filed", who = "司法", said = "司法|司备|法备|备〔|备\\[|号" },
}

-- 签字里写到的科室、机关。
local section = "[\\p{Han}]{1,12}(?:科|处|股|室|局|办)(?!理|公|法)"

return rule {
  id = "lixia/three-steps",
  title = { zh = "三步审核没有走到位", en = "The three steps of review" },
  level = "warning",
  why = {
    zh = "主要职责由部门人事科室把关，合法性由法规科室把关，再由区司法局备案；没有审核栏目，或者审的不是该审的科室，等于没有把关。",
    en = "Personnel reviews the duties, the legal section legality, 司法局 files it; others are no review.",
  },
  fix = { zh = "在清单里留出三步审核和备案的栏目，由人事、法规科室和司法局分别签署。",
          en = "Give the list columns for the steps, signed by personnel, the legal section and 司法局." },
  messages = {
    none = { zh = "这张权责清单没有主要职责审核、合法性审核的栏目", en = "the list has no columns for its review" },
    other = { zh = "{item}的{header}写的是“{text}”，应当由{who}部门把关", en = "'{header}' of {item} is by '{text}'" },
  },
  select = "list[kind=权责清单]",
  check = function(ctx, list)
    if list.guide or list.count == 0 then return end
    if not list:has("duty_review") and not list:has("legal_review") then
      ctx:report { at = list, message = "none" }
      return
    end
    for row in list:rows() do
      for _, step in ipairs(steps) do
        local cell = row[step.field]
        local by = #cell <= 300 and cell:match(section)
        if by and not cell:match(step.said) then
          ctx:report { at = by, message = "other",
                       data = { item = row.called, header = cell.header, text = by.text, who = step.who } }
        end
      end
    end
  end,
  bad = { [[
清单: 权责清单
事项:
  - ⟦事项名称⟧: 对占道经营的处罚
    行使主体: 区城市管理局
]], [[
清单: 权责清单
事项:
  - 事项名称: 对占道经营的处罚
    编辑: 2024-03-01
    主要职责审核: 2024-03-05 ⟦市容科⟧
    合法性审核: 2024-03-08 法规科
    备案: 2024-03-20 ⟦区财政局⟧
]] },
  good = { [[
清单: 权责清单
事项:
  - 事项名称: 对占道经营的处罚
    编辑: 2024-03-01 市容科
    主要职责审核: 2024-03-05 人事科
    合法性审核: 2024-03-08
    备案: 历司备〔2024〕6号
]] },
}
