/* What can be wrong with an input before anybody looks at what it says. */
#include "read/faults.h"

const struct rule rule_read_unreadable = {
	.id = "read/unreadable",
	.level = QD_ERROR,
	.title = { "文件没有读全", "Not read in full" },
	.message = { { "没有读全：{0}", "not read in full: {0}" } },
	.why = { "没有读到的清单等于没有审过，不能算通过。",
	         "A list that was not read was not reviewed." },
	.fix = { "用 Excel、Word 或 WPS 打开确认文件完好，去掉密码，另存后再查。",
	         "Open it where it was made, remove passwords, save it anew and run again." },
};

const struct rule rule_read_encoding = {
	.id = "read/encoding",
	.level = QD_ERROR,
	.title = { "编码无法识别", "Unknown encoding" },
	.message = { { "文件没有检查：从第 {0} 个字节起既不是 UTF-8 也不是 GB18030",
	               "the file was not checked: from byte {0} on it is neither UTF-8 nor GB18030" } },
	.why = { "按错误的编码读出来的是乱码，审不出真问题。",
	         "Text read in a wrong encoding is noise." },
	.fix = { "用原来的软件打开，另存为 UTF-8 编码。",
	         "Open it where it was made and save it as UTF-8." },
};

const struct rule rule_read_syntax = {
	.id = "read/syntax",
	.level = QD_ERROR,
	.title = { "格式错误", "Syntax error" },
	.message = { { "{0}；{1}", "{0}; {1}" } },
	.why = { "这一处读不出来，其中的事项没有检查。",
	         "What cannot be read here was not checked." },
	.fix = { "按提示改正缩进、引号或冒号。", "Mend the indentation, quotes or colon." },
};

const struct rule rule_read_limit = {
	.id = "read/limit",
	.level = QD_ERROR,
	.title = { "超出处理上限", "Over a limit" },
	.message = { { "{0}超过上限 {1}，超出部分没有检查",
	               "{0} over the limit of {1}; the rest was not checked" },
	             { "规则 {0} 在这里之前已经报出 {1} 个问题，后面的不再列出",
	               "rule {0} has reported {1} findings before this place; the rest is not shown" } },
	.why = { "正常的清单到不了这个规模，多半是文件损坏或格式刷到了表尾。",
	         "No real list is this large; the file is damaged or was formatted to its end." },
	.fix = { "删去多余的空行空列，或把清单拆成几个文件。",
	         "Delete empty rows and columns or split the list." },
};

const struct rule rule_read_lost = {
	.id = "read/lost",
	.level = QD_WARNING,
	.title = { "部分内容未读", "Content not read" },
	.message = { { "{0}没有检查：{1}", "{0} was not checked: {1}" } },
	.why = { "没有读到的内容没有审过。", "What was not read was not reviewed." },
	.fix = { "要审的内容写进表格的单元格；修订先接受或拒绝，公式先算出结果，另存后再查。",
	         "Put what matters into cells, settle tracked changes, calculate formulas, and save." },
};

const struct rule rule_read_duplicate_key = {
	.id = "read/duplicate-key",
	.level = QD_ERROR,
	.title = { "同一事项内栏目重复", "Key given twice" },
	.message = { { "栏目“{0}”在同一事项里写了两次，采用了后一个",
	               "key '{0}' is given twice; the later one was taken" } },
	.note = { { "第一次写在这里", "first given here" } },
	.why = { "两个值只有一个生效，另一个会悄悄丢掉。", "Only one of the two values counts." },
	.fix = { "删去多余的一个。", "Delete one of them." },
};

const struct rule rule_read_yaml_width = {
	.id = "read/yaml-width",
	.level = QD_ERROR,
	.title = { "用了全角标点或空格", "Full-width punctuation in YAML" },
	.message = { { "这里的{0}不起分隔作用，整行被当成了普通文字",
	               "{0} here does not separate anything; the line was taken for plain text" } },
	.why = { "YAML 只认半角冒号加空格和半角缩进。",
	         "YAML knows only the ASCII colon and spaces." },
	.fix = { "换成半角冒号“: ”和半角空格缩进。", "Write ': ' and indent with ASCII spaces." },
};
