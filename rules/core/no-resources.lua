-- 权下去了，人、编制、经费也要下去。
local none = "^(?:无|/|—|-|暂无|未明确|待定|不涉及)$|自行(?:解决|承担|消化|筹措)|自筹"
-- 往后推的、说好不给的，都不是保障；后面另有一句说明给什么或者为什么的，不算。
  .. "|^(?:待[^，。；]*(?:安排|落实|解决|研究|明确)|视情况?[^，。；]*|酌情[^，。；]*|另行[^，。；]*)。?$"
  .. "|^(?:由[^，。；]{1,6})?(?:统筹|利用|依托|从|在)?现有[^，。；\\d一二三四五六七八九十两]*(?:解决|承担|调剂|统筹|内)。?$"
  .. "|^不(?:再|予|另|单独)?(?:新增|增加|增|安排|划转|划拨|配套|保障)[^，。；]*$"

return rule {
  id = "delegation/no-resources",
  title = { zh = "事随权转保障缺失", en = "Handed down without resources" },
  level = "warning",
  why = { zh = "只下放事项不下放人员、编制、经费，基层接不住。",
          en = "A duty handed down without staff or funds cannot be carried." },
  fix = { zh = "写明随事项划转的人员、编制和经费；确不需要的，写明理由。",
          en = "State what staff and funds go with it, or why none are needed." },
  messages = {
    blank = { zh = "{item}交给了{town}，没有写明随之划转的经费、编制、人员",
              en = "{item} goes to {town} without funds, posts or staff" },
    none = { zh = "{item}的{header}写的是“{text}”，没有保障",
             en = "'{header}' of {item} reads '{text}'" },
  },
  select = "row[kind=准入登记]",
  check = function(ctx, row)
    local cell = row.resources
    if not row.list:has("resources") then return end
    if cell.blank then
      local town = row.town.blank and "镇街" or row.town.text
      ctx:report { at = cell, message = "blank", data = { item = row.called, town = town } }
    elseif cell.text:match(none) then
      ctx:report { at = cell, message = "none",
                   data = { item = row.called, header = cell.header, text = cell.text } }
    end
  end,
  bad = { [[
清单: 准入登记
事项:
  - 事项: 燃气安全检查
    申请部门: 县住房和城乡建设局
    承接镇街: 东河镇
    经费编制人员: ⟦暂无⟧
  - 事项: 危房巡查
    申请部门: 县住房和城乡建设局
    承接镇街: 东河镇
    经费编制人员: ⟦由镇里自行解决⟧
  - 事项: 河道保洁
    申请部门: 县水利局
    承接镇街: 东河镇
    经费编制人员: ⟦另行研究⟧
]], [[
清单: 准入登记
事项:
  ⟦-⟧ 事项: 燃气安全检查
    申请部门: 县住房和城乡建设局
    承接镇街: 东河镇
    经费编制人员:
]] },
  good = { [[
清单: 准入登记
事项:
  - 事项: 燃气安全检查
    申请部门: 县住房和城乡建设局
    承接镇街: 东河镇
    经费编制人员: 划转编制2名，每年安排经费5万元
  - 事项: 河道保洁
    申请部门: 县水利局
    承接镇街: 东河镇
    经费编制人员: 不增加编制，由县水利局派员驻镇办理
]] },
}
