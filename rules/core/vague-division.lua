-- 分工只写“配合做好”“参与”“指导”，等于没有分工。
return rule {
  id = "overlap/vague-division",
  title = { zh = "分工表述模糊", en = "Vague division of duties" },
  level = "warning",
  why = { zh = "边界清单就是为了说清谁做什么；只写“指导”“参与”“配合做好”，出了事还是说不清。",
          en = "A division that only says 'assist' or 'take part' divides nothing." },
  fix = { zh = "写明该部门具体做哪几件事、在哪个环节、什么时限。",
          en = "Say what exactly the body does, at which stage and by when." },
  options = { words = { "按职责分工", "按照职责分工", "指导", "参与", "配合做好", "协助做好", "配合", "协助",
                        "协同", "支持" } },
  messages = { vague = { zh = "{item}的{header}只写了“{text}”，没有说清具体做什么",
                         en = "'{header}' of {item} only says '{text}'" } },
  select = "row[kind=职责边界清单|科室边界事项|职责任务分工表] > division|lead_duty|assist_duty",
  check = function(ctx, cell)
    local text = cell.text:gsub("[。；;，,、\\s]+$", "")
    local name = cell.row.name.text
    -- 把事项名称再说一遍，不算说了做什么。
    local rest = name == "" and text or text:gsub("\\Q" .. name .. "\\E", "")
    local bare = rest
    for _, word in ipairs(ctx.options.words) do rest = rest:gsub(word, "") end
    if rest ~= bare and rest:match("^(?:相关|有关|做好|抓好|推进|给予|予以|提供|必要|的|该项|此项|本项|工作|职责|落实|牵头部门|主办部门|各部门|进行|负责|、|，|和|及|并|积极|主动|密切|大力|切实|充分|共同|加强|强化|沟通|协作|衔接|形成合力|履行|部门|管理|监管)*$") then
      ctx:report { at = cell, message = "vague",
                   data = { item = cell.row.called, header = cell.header, text = cell.text } }
    end
  end,
  bad = { [[
清单: 职责边界清单
事项:
  - 管理事项: 餐饮油烟治理
    牵头部门: 市城市管理局
    相关部门: 市生态环境局
    职责分工: ⟦配合做好相关工作。⟧
]], [[
清单: 职责边界清单
事项:
  - 管理事项: 电动自行车充电安全
    牵头部门: 市消防救援支队
    相关部门: 市住房和城乡建设局
    职责分工: ⟦参与、配合做好相关工作⟧
]], [[
清单: 职责边界清单
事项:
  - 管理事项: 建筑工地扬尘防治
    牵头部门: 市住房和城乡建设局
    相关部门: 市交通运输局
    职责分工: ⟦协助⟧
  - 管理事项: 校园周边食品安全
    牵头部门: 市市场监督管理局
    相关部门: 市教育局
    职责分工: ⟦支持校园周边食品安全工作⟧
]] },
  good = { [[
清单: 职责边界清单
事项:
  - 管理事项: 餐饮油烟治理
    牵头部门: 市城市管理局
    相关部门: 市生态环境局
    职责分工: 负责监测油烟排放，发现超标的，两日内移送市城市管理局。
  - 管理事项: 电动自行车充电安全
    牵头部门: 市消防救援支队
    相关部门: 市住房和城乡建设局
    职责分工: 配合排查住宅小区的充电设施
]] },
}
