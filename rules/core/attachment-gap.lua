-- 附件1、附件3：中间少一个，不是漏发就是没有重编号。
local numerals = { ["一"] = 1, ["二"] = 2, ["三"] = 3, ["四"] = 4, ["五"] = 5, ["六"] = 6, ["七"] = 7,
                   ["八"] = 8, ["九"] = 9, ["十"] = 10 }

-- “附件3”“附件三”开头的名称里的号；没有的为 nil。附件1-2 是附件1的一部分。
local function number_of(name)
  local n = name:match("^\\s*[（(【]?附\\s*件\\s*([0-9]{1,2}|[一二三四五六七八九十])(?![0-9〇一二三四五六七八九十])")
  return n and (numerals[n] or tonumber(n))
end

-- 同在一处的附件放在一组：一个工作簿的工作表，一份文件里的几张清单，一个文件夹里的文件。
local function place_of(list)
  if number_of(list.sheet) then return number_of(list.sheet), "sheet " .. list.file end
  if number_of(list.title) then return number_of(list.title), "title" end
  local name = list.file:match("[^/]*$")
  local folder = list.file:sub(1, #list.file - #name)
  return number_of(name), "folder " .. folder
end

return rule {
  id = "form/attachment-gap",
  title = { zh = "附件编号跳号", en = "Attachments skip a number" },
  level = "info",
  why = { zh = "附件编号不连续，往往是漏了一个附件没有公布。",
          en = "A gap often means that an attachment was left out." },
  fix = { zh = "补上缺的附件，或者重新编号。", en = "Add the attachment, or number anew." },
  messages = {
    gap = { zh = "这里是附件{number}，前一个是附件{before}，中间缺附件{missing}",
            en = "this is attachment {number}, the one before is {before}: {missing} is missing" },
    cell = { zh = "{item}的{header}里附件{before}之后是附件{number}，缺附件{missing}",
             en = "in '{header}' of {item} attachment {before} is followed by {number}: {missing} is missing" },
  },
  scope = "set",
  select = "set",
  check = function(ctx, set)
    local groups, order = {}, {}
    for list in set:lists() do
      local n, where = place_of(list)
      if n then
        if not groups[where] then
          groups[where] = {}
          order[#order + 1] = where
        end
        groups[where][n] = groups[where][n] or list
      end
    end
    for _, where in ipairs(order) do
      local before
      for n = 1, 99 do
        local list = groups[where][n]
        if list and before and n > before + 1 then
          ctx:report { at = list, message = "gap",
                       data = { number = n, before = before, missing = before + 1 } }
        end
        before = list and n or before
      end
    end
    for list in set:lists() do
      if list:has("materials") then
        for row in list:rows() do
          local cell, before = row.materials, nil
          if cell.text:find("附件", 1, true) then
            for m in cell:each("(?m)^[ 　]*附件([0-9]{1,2})[：:、.．]") do
              local n = tonumber(m[1])
              if before and n > before + 1 then
                ctx:report { at = m, message = "cell",
                             data = { item = row, header = cell.header, number = n, before = before,
                                      missing = before + 1 } }
              end
              before = n
            end
          end
        end
      end
    end
  end,
  bad = { [[
清单: 附件1 市城市管理局权责清单
事项:
  - 事项名称: 对占道经营的处罚
    权力类型: 行政处罚
---
清单: 附件3 市生态环境局权责清单
事项:
  - ⟦事项名称⟧: 对偷排污水的处罚
    权力类型: 行政处罚
]], [[
清单: 机关办事清单
事项:
  - 事项名称: 办公用房申请
    申请材料: "附件1：申请表\n⟦附件3：⟧面积测算表"
]] },
  good = { [[
清单: 附件1 市城市管理局权责清单
事项:
  - 事项名称: 对占道经营的处罚
    权力类型: 行政处罚
    部门职责: 按照附件5、附件8办理
---
清单: 附件2 市生态环境局权责清单
事项:
  - 事项名称: 对偷排污水的处罚
    权力类型: 行政处罚
---
清单: 附件3-1 市公安局权责清单
事项:
  - 事项名称: 对扰乱秩序的处罚
    权力类型: 行政处罚
]] },
}
