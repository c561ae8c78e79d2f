-- 从网页上复制的文字，常把广告、导航、网址一起带进来。
local function report_sites(ctx, cell)
  for m in cell:each("(?:https?://|www\\.)[A-Za-z0-9.\\-]+") do
    local own = false
    for _, site in ipairs(ctx.options.sites) do
      own = own or m.text:find(site, 1, true)
    end
    if not own then
      ctx:report { at = m, message = "site",
                   data = { item = cell.row, header = cell.header, text = m.text } }
    end
  end
end

return rule {
  id = "form/foreign-text",
  title = { zh = "夹杂无关内容", en = "Text from elsewhere" },
  level = "warning",
  why = { zh = "清单是正式公布的文件，夹带广告和网页文字，有损严肃性，也可能把人引到别的网站。",
          en = "An official list must not carry advertising or the furniture of a web page." },
  fix = { zh = "删去与职责无关的文字；确需给出网址的，写政府网站的。",
          en = "Delete it; if an address is needed, give that of a government site." },
  options = {
    words = {
      "微信扫一扫", "扫码关注", "扫码领取", "扫码分享", "微信扫码", "关注公众号", "关注微信公众号", "长按识别",
      "领取福利", "精选图文", "加入收藏", "设为首页", "设置首页", "返回顶部", "返回首页", "打印本页", "打印此页",
      "关闭窗口", "上一篇：", "下一篇：", "上一篇:", "下一篇:", "阅读原文", "阅读全文", "点击查看", "点击下载",
      "相关阅读", "更多资讯", "看更多", "浏览次数：", "浏览次数:", "责任编辑：", "责任编辑:", "本文来源", "文章来源",
      "转载请注明", "版权所有：", "版权所有©", "图片已损坏", "真人娱乐", "半岛体育", "半岛综合体育", "开云体育",
      "乐鱼体育", "官方APP下载", "官方app下载", "APP官网", "app官网", "官网登录入口", "比分直播", "即时比分", "直播下载", "华体会", "米乐体育", "九游会", "亚博体育", "必威体育", "爱游戏体育",
      "://", "www.", -- 网址另按 sites 判断
    },
    sites = { "gov.cn" },
  },
  messages = {
    word = { zh = "{item}的{header}里夹有“{text}”，像是广告或网页上的文字",
             en = "'{header}' of {item} holds '{text}', as advertising and web pages do" },
    site = { zh = "{item}的{header}里有网址“{text}”，不是政府网站",
             en = "'{header}' of {item} gives '{text}', which is no government site" },
  },
  select = "row > name|duty|authority|liability|account|division|lead_duty|assist_duty|channel|procedure|content|note",
  find = "words",
  check = function(ctx, cell)
    local site = false
    for m in cell:find_any(ctx.options.words) do
      if m.text == "://" or m.text == "www." then
        site = true
      else
        ctx:report { at = m, message = "word",
                     data = { item = cell.row, header = cell.header, text = m.text } }
      end
    end
    if site then report_sites(ctx, cell) end
  end,
  bad = { [[
清单: 权责清单
事项:
  - 事项名称: 对占道经营的处罚
    权力类型: 行政处罚
    部门职责: ⟦半岛综合体育⟧负责市容秩序的监督管理。⟦微信扫码⟧看详情
]], [[
清单: 权责清单
事项:
  - 事项名称: 对占道经营的处罚
    权力类型: 行政处罚
    部门职责: 负责市容秩序的监督管理（⟦http://www.example.com⟧/a.html）
]] },
  good = { [[
清单: 权责清单
事项:
  - 事项名称: 对发布虚假广告的处罚
    权力类型: 行政处罚
    部门职责: 负责户外广告、微信公众号、12345热线的管理，在 http://www.example.gov.cn 公布，管理综合体育场馆
]] },
}
