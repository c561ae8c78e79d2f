/* Types of files told by their first bytes. */
#include "read/known.h"

struct known {
	str magic;
	struct text reason;
};

static const struct text image = { "这是图片，读不出文字", "it is an image" };
static const struct text archive = { "这是压缩包，请解压后再查", "it is an archive" };
static const struct text zip = { "这是压缩包或其他 Office 文件，还不能读取",
	                         "it is a ZIP archive or another Office file" };
static const struct text word = { "这是旧版 Word 文档(.doc)，请在 Word、WPS 中另存为 .docx 后再查",
	                          "it is an old Word document (.doc); save it as .docx" };
static const struct text other_ole = { "这是旧版 Office 文件，但不是 Excel 工作簿",
	                               "it is an Office file, but no Excel workbook" };
static const struct text pdf = { "这是 PDF 文件，请改查原来的 Word 或 Excel 文件", "it is a PDF" };
static const struct text rtf = { "这是 RTF 文档，请在 Word、WPS 中另存为 .docx 后再查",
	                         "it is an RTF document; save it as .docx" };
static const struct text html = { "这是网页或 XML 片段，里面没有表格",
	                          "it is a piece of HTML or XML without a table" };
static const struct text mhtml = { "这是网页归档(.mht)，请另存为 .html 或 .xlsx 后再查",
	                           "it is a web archive (.mht); save it as .html or .xlsx" };
static const struct text xml = { "这是 XML 文件，还不能读取", "it is an XML file" };

struct text known_bytes(str bytes)
{
	const struct known known[] = {
		{ STR("%PDF-"), pdf },          { STR("{\\rtf"), rtf },
		{ STR("PK\003\004"), zip },     { STR("\211PNG"), image },
		{ STR("\377\330\377"), image }, { STR("GIF8"), image },
		{ STR("II*\0"), image },        { STR("MM\0*"), image },
		{ STR("Rar!"), archive },       { STR("7z\274\257"), archive },
		{ STR("\037\213"), archive },
	};

	if (str_starts(bytes, STR("\320\317\021\340\241\261\032\341")))
		return str_has(bytes, STR("W\0o\0r\0d\0D\0o\0c\0")) ? word : other_ole;
	for (size_t i = 0; i < countof(known); i++)
		if (str_starts(bytes, known[i].magic))
			return known[i].reason;
	return (struct text){ 0 };
}

static bool starts_lower(str s, str lower)
{
	if (s.n < lower.n)
		return false;
	for (size_t i = 0; i < lower.n; i++) {
		char c = s.p[i];

		if ((c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c) != lower.p[i])
			return false;
	}
	return true;
}

/* No list begins with "<". */
struct text known_markup(str text)
{
	const struct known known[] = {
		{ STR("<?xml"), xml },
		{ STR("<"), html },
		{ STR("mime-version:"), mhtml },
		{ STR("from: <saved by"), mhtml },
	};

	text = str_trim(text);
	for (size_t i = 0; i < countof(known); i++)
		if (starts_lower(text, known[i].magic))
			return known[i].reason;
	return (struct text){ 0 };
}
