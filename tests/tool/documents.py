# Writes the Word and OpenDocument fixtures, the same bytes each time: documents.py FOLDER, the
# fixtures' own; pages are files as they stand.
import os
import sys
import zipfile

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
ODF = " ".join(f'xmlns:{p}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"' for p, n in [
    ("office", "office"), ("table", "table"), ("text", "text"), ("style", "style"),
    ("draw", "drawing"), ("manifest", "manifest")])
CALCEXT = 'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
SPREADSHEET = "application/vnd.oasis.opendocument.spreadsheet"


def archive(path, parts, stored=(), packed=None):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with zipfile.ZipFile(path, "w", compresslevel=packed) as z:
        for name, text in parts.items():
            data = text.encode() if isinstance(text, str) else text
            how = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            z.writestr(zipfile.ZipInfo(name, (2025, 6, 30, 0, 0, 0)), data, how, packed)


# ---- Word ----

def rels(*pairs):
    items = "".join(f'<Relationship Id="r{i}" Type="{REL}/{kind}" Target="{target}"/>'
                    for i, (kind, target) in enumerate(pairs))
    return (HEAD + '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
            f'relationships">{items}</Relationships>')


def docx(path, body, part="document.xml", styles=None, numbering=None, head=HEAD, packed=None):
    beside = [("styles", "styles.xml")] * bool(styles) + [("numbering", "numbering.xml")] * bool(numbering)
    parts = {
        "[Content_Types].xml": HEAD + '<Types xmlns="http://schemas.openxmlformats.org/package/2006/'
        'content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
        "_rels/.rels": rels(("officeDocument", "word/" + part)),
        "word/" + part: body if body.startswith("<?xml") or not body.startswith("<w:") else
        f"{head}<w:document {W} {MC}><w:body>{body}</w:body></w:document>",
    }
    if beside:
        parts[f"word/_rels/{part}.rels"] = rels(*beside)
    if styles:
        parts["word/styles.xml"] = f"{HEAD}<w:styles {W}>{styles}</w:styles>"
    if numbering:
        parts["word/numbering.xml"] = f"{HEAD}<w:numbering {W}>{numbering}</w:numbering>"
    archive(path, parts, packed=packed)


def run(text):
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def par(text="", props=""):
    inner = text if text.startswith("<") else run(text) if text else ""
    return f"<w:p>{'<w:pPr>' + props + '</w:pPr>' if props else ''}{inner}</w:p>"


def cell(content="", props=""):
    inner = content if content.startswith("<w:p>") or content.startswith("<w:tbl") else \
        "".join(par(line) for line in content.split("\n"))
    return f"<w:tc>{'<w:tcPr>' + props + '</w:tcPr>' if props else ''}{inner}</w:tc>"


def row(*cells, props=""):
    return (f"<w:tr>{'<w:trPr>' + props + '</w:trPr>' if props else ''}"
            + "".join(c if c.startswith("<w:tc>") else cell(c) for c in cells) + "</w:tr>")


def tbl(*rows):
    return "<w:tbl><w:tblPr/><w:tblGrid/>" + "".join(rows) + "</w:tbl>"


SPAN2 = '<w:gridSpan w:val="2"/>'
DOWN = '<w:vMerge w:val="restart"/>'
ON = "<w:vMerge/>"
HEADER = ["序号", "事项名称", "权力类型", "实施依据", "行使主体"]
BODY = "市城市管理局"


def item(number, name, kind="行政处罚", basis="《城市市容和环境卫生管理条例》第三十四条"):
    return row(str(number), name, kind, basis, BODY)


STYLES = ('<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style>'
          '<w:style w:type="paragraph" w:styleId="a"><w:name w:val="表题"/><w:basedOn w:val="1"/></w:style>'
          '<w:style w:type="paragraph" w:styleId="x"><w:name w:val="甲"/><w:basedOn w:val="y"/></w:style>'
          '<w:style w:type="paragraph" w:styleId="y"><w:name w:val="乙"/><w:basedOn w:val="x"/></w:style>'
          '<w:style w:type="paragraph" w:styleId="n"><w:name w:val="编号"/><w:pPr><w:numPr>'
          '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>')


def level(i, fmt, text, start=1):
    return (f'<w:lvl w:ilvl="{i}"><w:start w:val="{start}"/><w:numFmt w:val="{fmt}"/>'
            f'<w:lvlText w:val="{text}"/></w:lvl>')


NUMBERING = ('<w:abstractNum w:abstractNumId="7">' + level(0, "decimal", "%1") + '</w:abstractNum>'
             '<w:abstractNum w:abstractNumId="8">' + level(0, "chineseCounting", "%1、") +
             level(1, "decimal", "%1.%2.") + level(2, "decimalEnclosedCircle", "%3") +
             level(3, "upperRoman", "%4)") + level(4, "lowerLetter", "%5)") +
             level(5, "bullet", "\uf0b7") + '</w:abstractNum>'
             '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
             '<w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>'
             '<w:num w:numId="3"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0">'
             '<w:startOverride w:val="11"/></w:lvlOverride></w:num>')


def num(n, ilvl=0):
    return f'<w:numPr><w:ilvl w:val="{ilvl}"/><w:numId w:val="{n}"/></w:numPr>'


def counted(n=1):
    return cell(par("", num(n)))


def word_list():
    basis = "《城市市容和环境卫生管理条例》第三十四条"
    return (
        par("示例市城市管理局2025年权责清单", '<w:pStyle w:val="1"/>') + par("填报单位：市城市管理局") +
        par("一、行政处罚（3项）", '<w:pStyle w:val="a"/>') + par() +
        tbl(row(*HEADER, props="<w:tblHeader/>"),
            row(cell("1", DOWN), cell("对乱倒垃圾的处罚", DOWN), "行政处罚", basis, BODY),
            row(cell("", ON), cell("", ON), "行政处罚", "《示例市市容条例》第十条", BODY),
            row("2", cell("对占道经营的处罚\n（含店外经营）"), cell("行政处罚"), cell(basis, SPAN2)),
            row("3", "对乱贴广告的处罚", "行政处罚", basis, BODY, props="<w:hidden/>"),
            row(cell("备注：本表一式三份。", '<w:gridSpan w:val="5"/>'))) +
        par("二、行政检查") +
        tbl(row(*HEADER), item(1, "对市容环境卫生的检查", "行政检查")))


def split_list():
    header = row(*HEADER)
    return (par("示例市城市管理局权责清单") +
            tbl(header, item(1, "对乱倒垃圾的处罚"), item(2, "对占道经营的处罚")) +
            "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>" +
            tbl(header, item(3, "对乱贴广告的处罚")) + par("（续表）") +
            tbl(item(4, "对乱停车辆的处罚"), item(5, "对乱挂横幅的处罚")) + par() +
            tbl(row("办理环节", "承办人", "时限", "要求", "备注"), row("受理", "甲", "一日", "无", "")) +
            par("附件：另一张表") + tbl(header, item(1, "对市容环境卫生的检查", "行政检查")))


def revised():
    deleted = '<w:del w:id="1" w:author="甲"><w:r><w:delText>区住建局</w:delText></w:r></w:del>'
    added = '<w:ins w:id="2" w:author="甲">' + run("市城市管理局") + "</w:ins>"
    moved = '<w:moveFrom w:id="3">' + run("搬走的") + "</w:moveFrom><w:moveTo w:id=\"4\">" + run("搬来的") + "</w:moveTo>"
    old_span = SPAN2 + '<w:tcPrChange w:id="5"><w:tcPr><w:gridSpan w:val="4"/><w:vMerge/></w:tcPr></w:tcPrChange>'
    mark_gone = '<w:rPr><w:del w:id="6"/></w:rPr>'
    note = '<w:commentRangeStart w:id="0"/>' + run("对占道经营的处罚") + \
        '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'
    return (par("示例市权责清单") +
            tbl(row(*HEADER),
                row("1", "对乱倒垃圾的处罚", "行政处罚", "《示例条例》第一条", cell(f"<w:p>{deleted}{added}</w:p>")),
                row("9", "整行删去的事项", "行政处罚", "无", BODY, props='<w:del w:id="7"/>'),
                row("2", cell(f"<w:p>{note}</w:p>"), cell(f"<w:p>{moved}</w:p>"), cell("《示例条例》第二条", old_span)),
                row("3", cell(par("对乱贴", mark_gone) + par("广告的处罚")), "行政处罚", "《示例条例》第三条", BODY,
                    props='<w:ins w:id="8"/>')))


def mixed():
    box = ('<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><w:txbxContent>' + par("框里的字") +
           '</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>' + par("框里的字") +
           "</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>")
    inner = tbl(row("情形", "幅度"), row("轻微", "一百元"))
    runs = ("<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t><w:noBreakHyphen/><w:t>丁</w:t>"
            '<w:sym w:font="Wingdings" w:char="F0FC"/><w:softHyphen/></w:r>')
    field = ('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
             '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + run("12") +
             '<w:r><w:fldChar w:fldCharType="end"/></w:r>')
    ruby = ("<w:r><w:ruby><w:rt><w:r><w:t>ráo</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>饶</w:t></w:r>"
            "</w:rubyBase></w:ruby></w:r>")
    control = "<w:sdt><w:sdtContent>" + row("3", "控件里的行", "行政处罚", "无", BODY) + "</w:sdtContent></w:sdt>"
    return (par("示例市权责清单") +
            tbl(row(*HEADER),
                row("1", cell(par("幅度见下表") + inner + par("表后的字")), "行政处罚", cell(f"<w:p>{runs}</w:p>"), BODY),
                row("2", cell(f"<w:p>{field}{ruby}</w:p>"), "行政处罚", cell(f"<w:p>{run('条例')}{box}</w:p>"), BODY),
                control) +
            '<w:p><w:r><w:object><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" '
            'ProgID="Excel.Sheet.12"/></w:object></w:r></w:p>')


def numbers():
    lines = (par("法定职责", num(2)) + par("组织实施", num(2, 1)) + par("监督检查", num(2, 1)) +
             par("日常", num(2, 2)) + par("专项", num(2, 2)) + par("罗马", num(2, 3)) + par("字母", num(2, 4)) +
             par("圆点", num(2, 5)) + par("其他职责", num(2)) + par("没有这个编号", num(99)))
    return (par("示例市权责清单") +
            tbl(row(*HEADER), *[row(counted(), name, "行政处罚", "《示例条例》第一条", BODY)
                                for name in ("对甲的处罚", "对乙的处罚")],
                row(cell(par("", '<w:pStyle w:val="n"/>')), "对丙的处罚", "行政处罚", cell(lines), BODY),
                row(counted(3), "对丁的处罚", "行政处罚", "《示例条例》第四条", BODY)) +
            par("附：循环的样式", '<w:pStyle w:val="x"/>') + tbl(row("甲", "乙")))


def ragged():
    return (par("示例市权责清单") +
            tbl(row(*HEADER),
                row("对乱倒垃圾的处罚", "行政处罚", props='<w:gridBefore w:val="1"/>'),
                row(cell("", ON), "上面没有可续的", "行政处罚"),
                row(cell("横跨", '<w:gridSpan w:val="2"/>' + DOWN), "甲"),
                row(cell("", '<w:gridSpan w:val="2"/>' + ON), "乙"),
                row(cell(), cell(), cell(), cell(), "末列")))


def word(folder):
    d = folder + "/read/docx/"
    docx(d + "清单.docx", word_list(), styles=STYLES)
    docx(d + "分页.docx", split_list())
    docx(d + "修订.docx", revised())
    docx(d + "混排.docx", mixed())
    docx(d + "编号.docx", numbers(), styles=STYLES, numbering=NUMBERING)
    docx(d + "参差.docx", ragged())
    docx(d + "无表格.docx", par("示例市城市管理局主要职责"))
    docx(d + "另名.xlsx", word_list(), part="document2.xml")
    docx(d + "嵌入.docx", par("清单") + '<w:altChunk r:id="r9" xmlns:r="' + REL + '"/>' + tbl(row("甲", "乙")))
    docx(d + "别的根.docx", f"{HEAD}<w:glossaryDocument {W}/>")


def hostile_word(folder):
    h = folder + "/hostile/"
    one = tbl(row("1", "2"))
    docx(h + "deep-tables.docx", "<w:tbl><w:tr><w:tc>" * 5000 + par("底") + "</w:tc></w:tr></w:tbl>" * 5000)
    docx(h + "vast-spans.docx", tbl(*[row(cell("甲", '<w:gridSpan w:val="16000"/>' + (DOWN if i == 0 else "")),
                                          cell("乙")) for i in range(400)]))
    docx(h + "huge-span.docx", tbl(row(cell("甲", '<w:gridSpan w:val="999999999"/>'), cell("乙")),
                                   row(cell("丙", '<w:gridSpan w:val="-5"/>'), cell("丁"))))
    docx(h + "hanging-stripes.docx", tbl(row(*[cell("续", DOWN)] * 200), *[row(*[cell("", ON)] * 200)] * 900))
    docx(h + "million-cells.docx", tbl(*[row(*[cell("1")] * 100)] * 2500))
    docx(h + "many-tables.docx", (one + par("间")) * 3000)
    docx(h + "entity-bomb.docx", par("清单") + one, head=HEAD + '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa">'
         '<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>')
    docx(h + "external-entity.docx", "<w:p><w:r><w:t>&x;</w:t></w:r></w:p>" + one,
         head=HEAD + '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/hostname">]>')
    docx(h + "undeclared-entity.docx", par("清单") + tbl(row("1", "甲")) + "<w:p><w:r><w:t>&x;</w:t></w:r></w:p>")
    docx(h + "truncated-part.docx", f"{HEAD}<w:document {W}><w:body>" +
         tbl(row(*HEADER), item(1, "对乱倒垃圾的处罚"))[:-40])
    docx(h + "empty-part.docx", " ")
    docx(h + "style-cycle.docx", par("题", '<w:pStyle w:val="x"/>') + one, styles=STYLES)
    docx(h + "broken-styles.docx", par("题") + one, styles="<w:style")
    docx(h + "zip-bomb.docx", "<w:p/>" * 3000000)
    docx(h + "huge-text.docx", tbl(row("字" * 600000, "2")), packed=1)
    docx(h + "big-numbers.docx", tbl(*[row(counted(), "甲")] * 3),
         numbering='<w:abstractNum w:abstractNumId="7">' + level(0, "chineseCounting", "%1%1%1", 999999999) +
         '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>')
    docx(h + "long-numbers.docx", tbl(*[row(counted(), "甲")] * 2000),
         numbering='<w:abstractNum w:abstractNumId="7">' + level(0, "chineseCounting", "%1" * 30000, 999999999) +
         '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>')
    cut = h + "cut.docx"
    docx(cut, word_list(), styles=STYLES)
    data = open(cut, "rb").read()
    open(cut, "wb").write(data[:len(data) * 2 // 3])


# ---- OpenDocument ----

def ods(path, body, styles="", first="spreadsheet", mimetype=SPREADSHEET, head=HEAD, manifest=""):
    parts = {"mimetype": mimetype} if mimetype else {}
    parts["content.xml"] = body if body.startswith("<?xml") else (
        f"{head}<office:document-content {ODF} {CALCEXT}><office:automatic-styles>{styles}"
        f"</office:automatic-styles><office:body><office:{first}>{body}</office:{first}></office:body>"
        "</office:document-content>")
    parts["META-INF/manifest.xml"] = f"{HEAD}<manifest:manifest {ODF}>{manifest}</manifest:manifest>"
    archive(path, parts, stored=("mimetype",))


def oc(content="", attrs=""):
    inner = content if content.startswith("<") else \
        "".join(f"<text:p>{line}</text:p>" for line in content.split("\n")) if content else ""
    return f"<table:table-cell {attrs}>{inner}</table:table-cell>"


def orow(*cells, attrs=""):
    return f"<table:table-row {attrs}>" + "".join(
        c if c.startswith("<table:") else oc(c) for c in cells) + "</table:table-row>"


def sheet(name, *rows, attrs=""):
    return f'<table:table table:name="{name}" {attrs}>' + "".join(rows) + "</table:table>"


COVERED = "<table:covered-table-cell/>"
HIDDEN = ('<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/>'
          "</style:style>")


def times(name, n):
    return f'table:number-{name}-repeated="{n}"'


def spanned(cols=1, rows=1):
    return f'table:number-columns-spanned="{cols}" table:number-rows-spanned="{rows}"'


def ods_list():
    basis = "《城市市容和环境卫生管理条例》第三十四条"
    return (
        sheet("行政处罚",
              "<table:table-columns><table:table-column/></table:table-columns>",
              orow(oc("示例市城市管理局2025年权责清单", spanned(5)), COVERED, COVERED, COVERED, COVERED),
              "<table:table-header-rows>" + orow(*HEADER) + "</table:table-header-rows>",
              "<table:table-row-group>",
              orow(oc("1", spanned(rows=2) + ' office:value-type="float" office:value="1"'),
                   oc("对乱倒垃圾的处罚", spanned(rows=2)), "行政处罚", basis, BODY),
              orow(COVERED, COVERED, "行政处罚", "《示例市市容条例》第十条", BODY),
              orow("2", oc("<text:p>对<text:span>占道</text:span><text:a>经营</text:a>的<text:s text:c=\"2\"/>"
                           "处罚<text:line-break/>（含  店外）<text:tab/>完</text:p><office:annotation>"
                           "<text:p>这句不对</text:p></office:annotation>"), "行政处罚", basis, BODY),
              "</table:table-row-group>",
              orow("3", "对乱贴广告的处罚", "行政处罚", basis, BODY, attrs='table:visibility="collapse"'),
              orow(oc(attrs=times("columns", 16384)), attrs=times("rows", 1048569))),
        sheet("日期", orow(oc("二〇二四年一月五日", 'office:value-type="date" office:date-value="2024-01-05"'),
                          oc("x", 'office:value-type="date" office:date-value="2024-01-05T08:30:00"'),
                          oc("12.50%", 'office:value-type="percentage" office:value="0.125"'),
                          oc("", 'office:value-type="float" office:value="7"'),
                          oc("", 'office:value-type="string" office:string-value="只有值"'),
                          oc("#REF!", 'table:formula="of:=#REF!" office:value-type="string" '
                             'calcext:value-type="error"'),
                          oc("真", 'office:value-type="boolean" office:boolean-value="true"')),
              orow(oc("<text:p>一</text:p><text:p/><text:p> 三 </text:p>"), oc(attrs=times("columns", 3)), "列五",
                   oc("重", times("columns", 3))),
              orow("同", "样", attrs=times("rows", 3)), orow("末")),
        sheet("隐藏", orow("看不见"), attrs='table:style-name="ta2"'),
        sheet("'file:///甲.ods'#$表一", '<table:table-source/>', orow("别的文件的")))


def spreadsheets(folder):
    d = folder + "/read/ods/"
    ods(d + "清单.ods", "".join(ods_list()), styles=HIDDEN)
    ods(d + "无类型.ods", sheet("表一", orow("序号", "事项名称"), orow("1", "对甲的处罚")), mimetype=None)
    ods(d + "文字.odt", "<text:p>正文</text:p>", first="text", mimetype="application/vnd.oasis.opendocument.text")
    ods(d + "绘图.odg", "", first="drawing", mimetype="application/vnd.oasis.opendocument.graphics")
    ods(d + "加密.ods", "密文", manifest="<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>")
    ods(d + "没有工作表.ods", "")
    ods(d + "未计算.ods", sheet("表一", orow("合计", oc("", 'table:formula="of:=SUM([.A1])"'),
                                         oc("", 'table:formula="of:=&quot;&quot;" office:value-type="string"'))))
    box = "<draw:frame><draw:text-box><text:p>框里的字</text:p></draw:text-box></draw:frame>"
    ods(d + "文本框.ods", "<table:tracked-changes><table:cell-content-change><table:previous>"
        "<table:change-track-table-cell><text:p>旧</text:p></table:change-track-table-cell></table:previous>"
        "</table:cell-content-change></table:tracked-changes>" +
        sheet("表一", f"<table:shapes>{box}</table:shapes>", orow(oc("<text:p>甲</text:p>" + box), "乙")))


def hostile_spreadsheets(folder):
    h = folder + "/hostile/"
    ods(h + "million-rows.ods", sheet("清单", orow("序号", "事项名称"),
                                      orow("1", "对甲的处罚", attrs=times("rows", 1000000)), orow("末")))
    ods(h + "million-columns.ods", sheet("清单", orow(oc("甲", times("columns", 1000000))), orow("乙")))
    ods(h + "rows-by-columns.ods", sheet("清单", *[orow(oc("甲", times("columns", 16384)),
                                                     attrs=times("rows", 1048576))] * 3))
    ods(h + "blank-rows.ods", sheet("清单", *[orow(oc(attrs=times("columns", 999999999)),
                                                attrs=times("rows", 999999999))] * 1000, orow("末")))
    ods(h + "vast-spans.ods", sheet("清单", *[orow(oc("甲", spanned(16384, 1048576)),
                                                oc("乙", times("columns", 50)), attrs=times("rows", 40))] * 20,
                                    orow(oc(attrs=times("columns", 16000)), "末")))
    ods(h + "spaces.ods", sheet("清单", orow(*[oc('<text:p>甲<text:s text:c="999999999"/>乙</text:p>')] * 3)))
    ods(h + "deep.ods", sheet("清单", orow(oc("<text:p>" + "<text:span>" * 5000 + "底" + "</text:span>" * 5000 + "</text:p>"))))
    ods(h + "sub-tables.ods", sheet("清单", orow(oc("<text:p>外</text:p>" + sheet("内", orow("里"))), "后")))
    ods(h + "entity-bomb.ods", sheet("清单", orow("甲")), head=HEAD + '<!DOCTYPE o [<!ENTITY a "aaaa">]>')
    ods(h + "truncated-content.ods", f"{HEAD}<office:document-content {ODF}><office:body><office:spreadsheet>" +
        sheet("清单", orow("序号", "事项名称"), orow("1", "对甲的处罚"))[:-50])
    ods(h + "many-sheets.ods", "".join(sheet(f"表{i}", orow("甲")) for i in range(3000)))
    ods(h + "zip-bomb.ods", "<table:table/>" * 1500000)
    cut = h + "cut.ods"
    ods(cut, "".join(ods_list()), styles=HIDDEN)
    data = open(cut, "rb").read()
    open(cut, "wb").write(data[:len(data) * 2 // 3])


def main(folder):
    word(folder)
    hostile_word(folder)
    spreadsheets(folder)
    hostile_spreadsheets(folder)


main(sys.argv[1])
