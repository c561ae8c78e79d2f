-- 岗位忙闲不均：一个岗位的任务远多于本部门的中位数，或者科室一项任务也没有。
return rule {
  id = "duty/uneven-load",
  title = { zh = "岗位忙闲不均", en = "Uneven load" },
  level = "info",
  why = {
    zh = "任务都压在个别岗位上，做不完也留不住人；没有任务的科室说明分解漏了。",
    en = "One post with most of the tasks does none of them well; a section without any was forgotten.",
  },
  fix = { zh = "在科室内调配任务；没有任务的科室补充分解，确无任务的研究调整机构。",
          en = "Spread the tasks; decompose the section's duties or review the section." },
  options = {
    times = { default = 4, zh = "超过中位数几倍算过多", en = "how many times the median is too many" },
    least = { default = 8, zh = "少于几项任务的岗位不算", en = "posts with fewer tasks are not looked at" },
  },
  messages = {
    many = { zh = "岗位“{post}”有{n}项任务，本部门岗位的中位数是{median}项",
             en = "post '{post}' has {n} tasks, the median of its department is {median}" },
    none = { zh = "三定规定里的内设机构“{office}”在职责任务清单里没有任务",
             en = "section '{office}' of the charter has no task" },
  },
  scope = "set",
  check = function(ctx, set)
    local departments, order, of_list = {}, {}, {}
    local function department(list)
      local owner = list.owner
      if not departments[owner] then
        departments[owner] = { posts = {}, names = {}, first = {}, offices = {}, seen = {} }
        table.insert(order, owner)
      end
      return departments[owner]
    end
    for row in set:rows { kind = "职责任务清单" } do
      local list = row.list
      local d = of_list[list] or department(list)
      of_list[list] = d
      local office, post = row.office.text, row.post.text
      if post ~= "" then
        post = office .. "·" .. post
        if not d.posts[post] then
          d.posts[post] = 0
          d.first[post] = row.post
          table.insert(d.names, post)
        end
        d.posts[post] = d.posts[post] + 1
      end
      if not d.seen[office] then
        d.seen[office] = true
        for m in row.office:names() do
          d.offices[m.text] = true
          d.sections = true
        end
      end
    end
    for row in set:rows { kind = "三定规定" } do
      local d = departments[row.list.owner]
      if d and d.sections and not d.seen[row.office.text] then
        d.seen[row.office.text] = true
        for m in row.office:names() do
          if not d.offices[m.text] then
            d.offices[m.text] = true
            ctx:report { at = m, message = "none", data = { office = m } }
          end
        end
      end
    end
    for _, owner in ipairs(order) do
      local d = departments[owner]
      local counts = {}
      for _, post in ipairs(d.names) do table.insert(counts, d.posts[post]) end
      table.sort(counts)
      local median = counts[(#counts + 1) // 2]
      for _, post in ipairs(d.names) do
        local n = d.posts[post]
        if #counts >= 3 and n >= ctx.options.least and n > median * ctx.options.times then
          ctx:report { at = d.first[post], message = "many", data = { post = d.first[post], n = n, median = median } }
        end
      end
    end
  end,
  bad = { [[
清单: 三定规定
部门: 市水利局
事项:
  - 主要职责: 负责水资源管理
    内设机构: 水资源科
  - 主要职责: 负责河道管理
    内设机构: ⟦河道科⟧
---
清单: 职责任务清单
部门: 市水利局
事项:
  - 职责事项: 负责水资源管理
    内设机构: 水资源科
    工作任务: 办理取水许可
    岗位: 许可岗
]], [[
清单: 职责任务清单
部门: 市水利局
事项:
  - {工作任务: 一号库巡查, 岗位: ⟦综合岗⟧}
  - {工作任务: 二号库巡查, 岗位: 综合岗}
  - {工作任务: 三号库巡查, 岗位: 综合岗}
  - {工作任务: 四号库巡查, 岗位: 综合岗}
  - {工作任务: 五号库巡查, 岗位: 综合岗}
  - {工作任务: 六号库巡查, 岗位: 综合岗}
  - {工作任务: 七号库巡查, 岗位: 综合岗}
  - {工作任务: 八号库巡查, 岗位: 综合岗}
  - {工作任务: 审核取水计划, 岗位: 计划岗}
  - {工作任务: 收取水费, 岗位: 财务岗}
]] },
  good = { [[
清单: 职责任务清单
部门: 市水利局
事项:
  - {工作任务: 一号库巡查, 岗位: 巡查岗}
  - {工作任务: 二号库巡查, 岗位: 巡查岗}
  - {工作任务: 审核取水计划, 岗位: 计划岗}
  - {工作任务: 收取水费, 岗位: 财务岗}
]] },
}
