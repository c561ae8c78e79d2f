-- 别的部门发的证照，部门之间共享核验就行，不必再要。
local longest = 6000 -- 字；再长的不是材料清单
local verbs = "^(?:对|办理|核发|颁发|发放|签发|换发|补发|出具|申领|有效的?|本单位|单位)+"
local tails = "(?:的)?(?:核发|颁发|发放|签发|审批|审核|核准|办理|换发|补发|变更|延续|注销|新办|首次申请|登记|确认|行政许可|行政确认)+$"
local copies = "（.*?）|\\(.*?\\)|《|》|“|”|(?:正副本|正本|副本|原件|复印件|扫描件|影印件|电子版|照片|及|和|或|\\d+份|[一二两三四五]份)+$"
local document = "(?:许可证|登记证|资格证|合格证|执照|证书|证明|身份证|户口簿|权证|残疾人证|结婚证|居住证)$"

-- 常见证照由谁发：证照、发证机关名称里的字。
local common = {
  { "营业执照", "市场监督管理" }, { "居民身份证", "公安" }, { "身份证", "公安" }, { "户口簿", "公安" },
  { "居住证", "公安" }, { "无犯罪记录证明", "公安" }, { "事业单位法人证书", "机构编制" },
  { "不动产权证", "自然资源" }, { "不动产权证书", "自然资源" }, { "不动产登记证明", "自然资源" },
  { "完税证明", "税务" }, { "纳税证明", "税务" }, { "社会保险缴费证明", "人力资源" }, { "社保缴费证明", "人力资源" },
  { "结婚证", "民政" }, { "社会团体法人登记证书", "民政" }, { "残疾人证", "残疾人联合会" },
}

local function document_in(text)
  local name = text:gsub(copies, ""):gsub(copies, ""):gsub(verbs, "")
  return name:find(document) and name or nil
end

local function issuer_of(row)
  for body in row:bodies("holder") do return body.name end
  return row.list.owner
end

-- 清单里哪个部门核发哪种证照。
local function issued(set)
  local by = {}
  for row in set:rows { kind = "权责清单" } do
    local type = #row.type <= 300 and row.type.text
    if (type == "行政许可" or type == "行政确认") and #row.name <= 300 then
      local name = row.name.text:gsub(tails, ""):gsub(verbs, "")
      if name:sub(-6) == "许可" then name = name .. "证" end
      if name:find(document) then by[name] = by[name] or { row = row, body = issuer_of(row) } end
    end
  end
  return by
end

local function add_common(set, by)
  local names = {}
  for row in set:rows { kind = "机构名录" } do names[#names + 1] = #row.name <= 300 and row.name.text or "" end
  for list in set:lists() do names[#names + 1] = list.owner end
  for _, c in ipairs(common) do
    for _, name in ipairs(names) do
      if not by[c[1]] and name:find(c[2], 1, true) then by[c[1]] = { body = name } end
    end
  end
end

local function same(a, b)
  return a == "" or a:sub(-#b) == b or b:sub(-#a) == a
end

local function check_materials(ctx, row, by)
  local seen = {}
  for m in row.materials:each("[^、，,；;。\\n]+") do
    local name = m.to - m.from < 300 and document_in(m.text:gsub("^\\s*(?:\\d+|[（(]\\d+[)）])[.．、]?\\s*", ""))
    local from = name and by[name]
    if from and not seen[name] and not same(issuer_of(row), from.body) then
      seen[name] = true
      ctx:report { at = m, data = { item = row.called, what = name, body = from.body },
                   related = from.row and { { at = from.row, note = "issued" } } or nil }
    end
  end
end

local function asking_lists(set)
  local lists = {}
  for list in set:lists() do
    if (list.kind == "机关办事清单" or list.kind == "权责清单") and list:has("materials") then lists[#lists + 1] = list end
  end
  return lists
end

return rule {
  id = "service/needless-material",
  title = { zh = "重复索要材料", en = "Needless material" },
  level = "info",
  why = {
    zh = "证照由本地另一个部门核发，部门之间共享就能核验，让办事的人再交一遍是多余的。",
    en = "What another body of the place issues can be looked up; nobody needs to hand it in.",
  },
  fix = {
    zh = "改为部门间数据共享核验；暂不能共享的，写明理由。",
    en = "Look it up through data sharing, or say why that is not possible.",
  },
  messages = {
    needless = { zh = "{item}要交“{what}”，它由{body}核发，可以共享核验",
                 en = "{item} asks for '{what}', which {body} issues" },
  },
  notes = { issued = { zh = "在这里核发", en = "issued here" } },
  select = "set",
  check = function(ctx, set)
    local lists = asking_lists(set)
    if #lists == 0 then return end
    local by = issued(set)
    add_common(set, by)
    for _, list in ipairs(lists) do
      for row in list:rows() do
        if not row.materials.blank and #row.materials <= longest then check_materials(ctx, row, by) end
      end
    end
  end,
  bad = { [[
清单: 权责清单
部门: 示例市生态环境局
事项:
  - 事项名称: 排污许可证核发
    权力类型: 行政许可
    行使主体: 市生态环境局
---
清单: 机关办事清单
事项:
  - 部门: 市财政局
    事项名称: 治污专项资金申请
    申请材料: 申请表、⟦排污许可证（副本）复印件⟧、项目方案
]] },
  good = { [[
清单: 权责清单
部门: 示例市生态环境局
事项:
  - 事项名称: 排污许可证核发
    权力类型: 行政许可
    行使主体: 市生态环境局
---
清单: 机关办事清单
事项:
  - 部门: 市生态环境局
    事项名称: 环保设施验收
    申请材料: 申请表、排污许可证副本
  - 部门: 市财政局
    事项名称: 治污专项资金申请
    申请材料: 申请表、排污情况说明
]] },
}
