# Writes the demo city's workbook, the same bytes each time: demo_xlsx.py FILE (needs openpyxl).
import datetime
import io
import sys
import zipfile

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side

TITLE = "示例市城市管理局2025年权责清单"
HEADER = ["序号", "事项\n名称", "子项\n名称", "权力\n类型", "实施依据", "行使\n主体", "承办\n机构",
          "实施层级及\n权限", None, "部门职责", "责任事项内容", "责任事项依据", "追责对\n象范围",
          "追责情形", "备注"]
WIDTH = [6, 18, 14, 8, 44, 12, 12, 8, 24, 28, 36, 28, 16, 28, 12]
BODY = "市城市管理局"

PERMIT_LIABILITY = [
    "直接实施责任：\n1.公示申请条件、材料和时限。\n2.依法受理、审查，在期限内作出决定。\n3.对被许可人开展监督检查。",
    "【法律】《中华人民共和国行政许可法》第三十条、第三十四条、第六十一条",
    "1.具体承办人；\n2.内设机构负责人；\n3.单位法定代表人。",
    "1.对不符合法定条件的申请人准予许可的；\n2.不在法定期限内作出许可决定的。",
]
PENALTY_LIABILITY = [
    "直接实施责任：\n1.对发现的违法行为及时立案调查。\n2.告知当事人陈述、申辩和听证权利。\n3.依法作出决定并送达。",
    "【法律】《中华人民共和国行政处罚法》第五十四条、第五十七条",
    "1.具体承办人；\n2.内设机构负责人；\n3.单位法定代表人。",
    "1.没有法定依据实施处罚的；\n2.擅自改变处罚种类、幅度的。",
]
CHECK_LIABILITY = [
    "直接实施责任：\n1.制定年度检查计划并公布。\n2.检查人员不少于两人并出示证件。\n3.记录检查情况并归档。",
    "【行政法规】《城市市容和环境卫生管理条例》第四条、第五条",
    "1.具体承办人；\n2.内设机构负责人；\n3.单位法定代表人。",
    "1.未按计划检查的；\n2.发现违法行为不处理的。",
]

# An item: name, sub-item, type, bases (a row each), body, office, level, authority, duty.
PERMITS = [
    ("城市建筑垃圾处置核准", None, "行政许可",
     ["【国务院决定】《国务院对确需保留的行政审批项目设定行政许可的决定》（国务院令第412号）附件第101项",
      "【法律】《中华人民共和国固体废物污染环境防治法》第六十三条",
      "【规章】《城市建筑垃圾管理规定》（建设部令第139号）第七条"],
     BODY, "环境卫生管理科", "市级", "负责城市建筑垃圾处置核准。",
     "承担建筑垃圾处置核准工作，会同有关部门开展建筑垃圾运输联合整治。"),
    ("户外广告和宣传品设置审批", "1.设置大型户外广告审批", "行政许可",
     ["【行政法规】《城市市容和环境卫生管理条例》第十一条第二款"],
     BODY, "市容管理科", "市级", "负责设置大型户外广告审批。", "承担大型户外广告设置审批工作。"),
    ("户外广告和宣传品设置审批", "2.在建筑物、设施上悬挂、张贴宣传品审批", "行政许可",
     ["【行政法规】《城市市容和环境卫生管理条例》第十七条第二款"],
     BODY, "市容管理科", "市级", "负责在建筑物、设施上悬挂、张贴宣传品审批。",
     "承担宣传品悬挂、张贴审批工作。"),
    ("关闭、闲置、拆除生活垃圾处理设施核准", None, "行政许可",
     ["【法律】《中华人民共和国固体废物污染环境防治法》第五十五条第三款"],
     BODY, "环境卫生管理科", "市级", "负责关闭、闲置、拆除生活垃圾处理设施核准。",
     "承担生活垃圾处理设施关闭、闲置、拆除核准工作。"),
]
PENALTIES = [
    ("对随地吐痰、乱扔废弃物等影响环境卫生行为的处罚", None, "行政处罚",
     ["【行政法规】《城市市容和环境卫生管理条例》第三十四条"],
     BODY, "综合执法科", "市级", "负责查处随地吐痰、乱扔废弃物等影响环境卫生的行为。",
     "依法查处影响环境卫生的违法行为。"),
    ("对未经同意擅自设置大型户外广告的处罚", None, "行政处罚",
     ["【行政法规】《城市市容和环境卫生管理条例》第三十六条第（一）项"],
     BODY, "综合执法科", "市级", "负责查处未经同意擅自设置大型户外广告的行为。",
     "依法查处擅自设置户外广告的违法行为。"),
    ("对擅自倾倒、抛撒建筑垃圾的处罚", None, "行政处罚",
     ["【法律】《中华人民共和国固体废物污染环境防治法》第一百一十一条第一款第（四）项",
      "【规章】《城市建筑垃圾管理规定》（建设部令第139号）第二十六条"],
     BODY, "综合执法科", "市级", "负责查处擅自倾倒、抛撒建筑垃圾的行为。",
     "依法查处建筑垃圾违法处置行为。"),
    ("对餐饮服务业经营者未安装油烟净化设施或者超过标准排放油烟的处罚", None, "行政处罚",
     ["【法律】《中华人民共和国大气污染防治法》第一百一十八条第一款"],
     BODY, "综合执法科", "市级", "负责查处餐饮服务业经营者超过标准排放油烟的行为。",
     "依法查处餐饮油烟违法行为。"),
    ("对在噪声敏感建筑物集中区域夜间违法施工的处罚", None, "行政处罚",
     ["【法律】《中华人民共和国噪声污染防治法》第七十七条第（二）项"],
     BODY, "具体承办的业务科室", "市级", "负责查处在噪声敏感建筑物集中区域夜间违法施工的行为。",
     "依法查处夜间施工噪声违法行为。"),
]
CHECKS = [
    ("对城市市容和环境卫生的监督检查", None, "行政检查",
     ["【行政法规】《城市市容和环境卫生管理条例》第四条第三款"],
     "地州市××局", "环境卫生管理科", "市级", "负责对城市市容和环境卫生的监督检查。",
     "检查城市市容和环境卫生情况。"),
]
SHEETS = [
    ("行政许可（3项）", PERMITS, PERMIT_LIABILITY, None),
    ("行政处罚（6项）", PENALTIES, PENALTY_LIABILITY,
     "备注：本表为市本级行使的处罚事项，区级行使的事项见示例区权责清单。"),
    ("行政检查（1项）", CHECKS, CHECK_LIABILITY, None),
]

LINE = Side(style="thin")
BOX = Border(left=LINE, right=LINE, top=LINE, bottom=LINE)
MIDDLE = Alignment(horizontal="center", vertical="center", wrap_text=True)
LEFT = Alignment(vertical="center", wrap_text=True)


def put(sheet, row, values):
    for column, value in enumerate(values, 1):
        cell = sheet.cell(row, column, value)
        cell.border = BOX
        cell.alignment = LEFT if column in (5, 9, 10, 11, 12, 14) else MIDDLE


def merge(sheet, column, first, last):
    if last > first:
        sheet.merge_cells(start_row=first, end_row=last, start_column=column, end_column=column)


def put_items(sheet, row, items, liability):
    number = 0
    main_row = row
    for i, (name, sub, kind, bases, *rest) in enumerate(items):
        if i == 0 or name != items[i - 1][0]:
            number += 1
            main_row = row
        fresh = main_row == row
        for k, basis in enumerate(bases):
            put(sheet, row + k, [None] * 4 + [basis])
        head = [number if fresh else None, name if fresh else None, sub, kind]
        put(sheet, row, head + [bases[0]] + rest + liability + [None])
        last = row + len(bases) - 1
        for column in range(3, len(HEADER) + 1):
            if column != 5:
                merge(sheet, column, row, last)
        if i + 1 == len(items) or items[i + 1][0] != name:
            merge(sheet, 1, main_row, last)
            merge(sheet, 2, main_row, last)
        row = last + 1
    return row


def put_sheet(book, name, items, liability, footer):
    sheet = book.create_sheet(name)
    put(sheet, 1, [TITLE])
    sheet.cell(1, 1).font = Font(bold=True, size=18)
    sheet.merge_cells(start_row=1, end_row=1, start_column=1, end_column=len(HEADER))
    put(sheet, 2, HEADER)
    sheet.merge_cells(start_row=2, end_row=2, start_column=8, end_column=9)
    end = put_items(sheet, 3, items, liability)
    if footer:
        put(sheet, end, [footer])
        sheet.merge_cells(start_row=end, end_row=end, start_column=1, end_column=len(HEADER))
    for column, width in enumerate(WIDTH):
        sheet.column_dimensions[chr(ord("A") + column)].width = width
    sheet.freeze_panes = "A3"


def main(path):
    book = Workbook()
    book.remove(book.active)
    for sheet in SHEETS:
        put_sheet(book, *sheet)
    book.properties.creator = "示例市城市管理局"
    book.properties.created = datetime.datetime(2025, 6, 30)
    raw = io.BytesIO()
    book.save(raw)
    # The same bytes each time: entries in order of name, with one fixed time.
    with zipfile.ZipFile(raw) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist()):
            data = old.read(name)
            if name == "docProps/core.xml":
                head, tail = data.split(b"<dcterms:modified", 1)
                data = head + tail.split(b"</dcterms:modified>", 1)[1]
            new.writestr(zipfile.ZipInfo(name, (2025, 6, 30, 0, 0, 0)), data,
                         zipfile.ZIP_DEFLATED)


main(sys.argv[1])
