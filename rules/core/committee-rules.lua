-- 议事协调机构要有工作规则和办公室工作细则。
return rule {
  id = "duty/committee-rules",
  title = { zh = "议事协调机构缺规则", en = "Committee without rules of work" },
  level = "info",
  why = {
    zh = "议事协调机构没有工作规则和办公室工作细则，成员单位各管什么、办公室怎么协调都没有依据。",
    en = "Without rules of work nobody knows what its members and its office are for.",
  },
  fix = { zh = "制定并写明工作规则、办公室工作细则；已撤销的从名录中删去。",
          en = "Make and name the rules, or strike the committee out." },
  messages = {
    rules = { zh = "{body}没有工作规则", en = "{body} has no rules of work" },
    office = { zh = "{body}没有办公室工作细则", en = "{body} has no rules for its office" },
  },
  select = "row[kind=机构名录]",
  check = function(ctx, row)
    if not row.class:match("议事协调|领导小组|委员会办公室|指挥部|联席会议") and not row.name:match("(领导小组|联席会议|指挥部|工作专班)$") then return end
    for field, message in pairs { rules_of_work = "rules", office_rules = "office" } do
      if row[field].blank or row[field]:match("^(?:无|/|-|—|待定|未制定)$") then
        ctx:report { at = row.list:has(field) and row[field] or row.name, message = message,
                     data = { body = row.called } }
      end
    end
  end,
  bad = { [[
清单: 机构名录
事项:
  ⟦-⟧ 机构名称: 市城市管理委员会
    类别: 议事协调机构
    工作规则:
    办公室细则: 有
]], [[
清单: 机构名录
事项:
  - 机构名称: 市安全生产委员会
    类别: 议事协调机构
    工作规则: 已印发
    办公室细则: ⟦未制定⟧
]] },
  good = { [[
清单: 机构名录
事项:
  - 机构名称: 市城市管理委员会
    类别: 议事协调机构
    工作规则: 已印发
    办公室细则: 已印发
  - 机构名称: 市城市管理局
    类别: 工作部门
]] },
}
