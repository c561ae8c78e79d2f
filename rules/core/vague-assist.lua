-- 配合责任只写“做好配合工作”，乡镇不知道要做什么。
local empty = words {
  "按照职责分工", "按职责分工", "按照职责", "按职责", "按要求", "根据要求", "根据需要", "按照要求", "按", "要求", "部署",
  "配合", "协助", "协同", "积极", "认真", "全力", "主动", "及时", "负责", "做好", "抓好", "开展", "推进", "落实", "完成",
  "予以", "给予", "提供", "必要", "参与", "支持", "履行", "密切", "大力", "切实", "充分", "共同", "加强", "强化",
  "沟通", "协作", "衔接", "形成合力",
  "相关工作", "有关工作", "各项工作", "相应工作", "其他工作", "日常工作", "工作", "任务", "事项", "职责",
  "上级部门", "主管部门", "牵头部门", "县级部门", "县直部门", "市级部门", "有关部门", "相关部门", "部门", "上级",
  "交办", "安排", "布置", "下达", "相关", "有关", "各项", "其他", "的", "和", "等",
  "、", "，", "。", "；", "及", "与", "一切", "临时性", "本辖区内", "本辖区", "辖区内", "辖区", "镇", "街道", "乡",
}

return rule {
  id = "delegation/vague-assist",
  title = { zh = "配合内容笼统", en = "Vague assistance" },
  level = "warning",
  why = {
    zh = "只写“做好配合工作”，乡镇不知道做什么、做到哪一步，出了问题责任说不清。",
    en = "A township told to 'assist' knows neither what to do nor how far.",
  },
  fix = {
    zh = "写明配合做的具体事情：发现后报告、带路认址、提供名单、劝导、善后等，及时限和标准。",
    en = "Say what is to be done: report, guide, supply a list, persuade, and by when.",
  },
  messages = {
    vague = {
      zh = "{item}的{header}“{text}”没有写出具体做什么",
      en = "'{header}' of {item}, '{text}', names no definite task",
    },
  },
  select = "row > assist_duty|content",
  check = function(ctx, duty)
    local left = #duty
    for name in duty.text:gmatch("[省市县区][^，。；、]{1,12}?[局委办](?=交办|安排|布置|下达|要求|做好|抓好|开展|推进|落实|完成)") do
      left = left - utf8.len(name)
    end
    -- 只把事项名称说成一项“工作”，没有说做什么。
    local name = duty.row.name
    local again = not name.blank and duty.text:match("\\Q" .. name.text .. "\\E(?=(?:的|相关|有关|各项)*工作。?$)")
    left = left - utf8.len(again or "")
    for word in duty:find_any(empty) do
      left = left - #word
    end
    if left < 2 then
      ctx:report { data = { item = duty.row, header = duty.header, text = duty.text } }
    end
  end,
  bad = {
    [[
清单: 属地管理清单
事项:
  - 事项名称: 秸秆禁烧
    主体责任单位: 县农业农村局
    主体责任: 制定禁烧方案，组织巡查。
    配合责任单位: 东河镇
    配合责任: ⟦做好配合工作。⟧
  - 事项名称: 耕地保护
    主体责任单位: 县自然资源局
    主体责任: 核查图斑，立案查处。
    配合责任单位: 东河镇
    配合责任: ⟦完成县自然资源局交办的各项工作。⟧
  - 事项名称: 校车安全
    主体责任单位: 县教育局
    主体责任: 审查校车许可材料。
    配合责任单位: 东河镇
    配合责任: ⟦支持县教育局抓好校车安全各项工作⟧
]],
  },
  good = {
    [[
清单: 属地管理清单
事项:
  - 事项名称: 秸秆禁烧
    主体责任单位: 县农业农村局
    主体责任: 制定禁烧方案，组织巡查。
    配合责任单位: 东河镇
    配合责任: 发现焚烧秸秆的，劝阻并在两小时内报告县农业农村局。
  - 事项名称: 校车安全
    主体责任单位: 县教育局
    主体责任: 审查校车许可材料。
    配合责任单位: 东河镇
    配合责任: 配合县教育局开展线路踏勘
]],
  },
}
