/* The two forms of a generated list: YAML, and a workbook as spreadsheet programs write them. */
#include "gen.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>

const char *const field_titles[N_FIELDS] = { "序号",     "事项名称", "权力类型", "实施依据",
	                                     "行使主体", "承办机构", "实施层级", "责任事项" };

void field_add(struct field *f, const char *fmt, ...)
{
	va_list ap;
	int n;

	va_start(ap, fmt);
	n = vsnprintf(f->text + f->n, sizeof f->text - f->n, fmt, ap);
	va_end(ap);
	if (n > 0 && f->n + (uint32_t)n < sizeof f->text)
		f->n += (uint32_t)n;
	f->text[f->n] = '\0';
}

/* ---- YAML ---- */

static void yaml_item(struct writer *w, const struct item *it)
{
	for (int i = 0; i < N_FIELDS; i++) {
		const struct field *f = &it->field[i];

		fprintf(w->out, "%s%s:", i ? "    " : "  - ", field_titles[i]);
		if (i == BASIS && it->second_basis.n)
			fprintf(w->out, " |\n      %.*s\n      %.*s\n", (int)f->n, f->text,
			        (int)it->second_basis.n, it->second_basis.text);
		else if (i == LIABILITY && it->index % 8 == 0)
			fprintf(w->out, " \"%.*s\"\n", (int)f->n, f->text);
		else
			fprintf(w->out, "%s%.*s\n", f->n ? " " : "", (int)f->n, f->text);
	}
}

static int yaml_close(struct writer *w)
{
	int good = !ferror(w->out);

	return fclose(w->out) == 0 && good;
}

int yaml_open(struct writer *w)
{
	struct field owner = { .n = 0 };

	w->out = fopen(w->path, "wb");
	if (!w->out)
		return 0;
	w->item = yaml_item;
	w->close = yaml_close;
	fputs("清单: 权责清单\n地区: 景阳市\n", w->out);
	if (w->body != UINT32_MAX) {
		put_body(&owner, w->body);
		fprintf(w->out, "部门: %s\n", owner.text);
	}
	fputs("基准日期: 2025-06-30\n事项:\n", w->out);
	return 1;
}

/* ---- workbook ---- */

struct sheet {
	char *cells, *strings, *merges;
	size_t n_cells, n_strings, n_merges;
	FILE *string_out, *merge_out;
	uint32_t row, n_texts;
	uint32_t last[N_FIELDS]; /* the shared string above */
	struct field above[N_FIELDS];
};

static uint32_t share(struct sheet *s, int col, const struct field *f)
{
	struct field *above = &s->above[col];

	if (above->n == f->n && s->n_texts > 0 && memcmp(above->text, f->text, f->n) == 0)
		return s->last[col];
	*above = *f;
	fprintf(s->string_out, "<si><t xml:space=\"preserve\">%.*s</t></si>", (int)f->n, f->text);
	return s->last[col] = s->n_texts++;
}

static void put_cell(struct writer *w, int col, const struct field *f)
{
	struct sheet *s = w->sheet;

	if (f->n == 0)
		fprintf(w->out, "<c r=\"%c%u\" s=\"1\"/>", 'A' + col, s->row);
	else if (col == NUMBER && f->text[strspn(f->text, "0123456789")] == '\0')
		fprintf(w->out, "<c r=\"A%u\" s=\"1\"><v>%s</v></c>", s->row, f->text);
	else
		fprintf(w->out, "<c r=\"%c%u\" s=\"1\" t=\"s\"><v>%u</v></c>", 'A' + col, s->row,
		        share(s, col, f));
}

static void put_row(struct writer *w, const struct field row[N_FIELDS])
{
	fprintf(w->out, "<row r=\"%u\">", ++w->sheet->row);
	for (int i = 0; i < N_FIELDS; i++)
		put_cell(w, i, &row[i]);
	fputs("</row>", w->out);
}

static void put_title(struct writer *w)
{
	struct field row[N_FIELDS] = { 0 };

	field_add(&row[0], "景阳市2025年权责清单");
	put_row(w, row);
	fputs("<mergeCell ref=\"A1:H1\"/>", w->sheet->merge_out);
	for (int i = 0; i < N_FIELDS; i++) {
		row[i].n = 0;
		field_add(&row[i], "%s", field_titles[i]);
	}
	put_row(w, row);
}

static void xlsx_item(struct writer *w, const struct item *it)
{
	struct field second[N_FIELDS] = { 0 };
	uint32_t row = w->sheet->row + 1;

	put_row(w, it->field);
	if (it->second_basis.n == 0)
		return;
	second[BASIS] = it->second_basis;
	put_row(w, second);
	for (int i = 0; i < N_FIELDS; i++)
		if (i != BASIS)
			fprintf(w->sheet->merge_out, "<mergeCell ref=\"%c%u:%c%u\"/>", 'A' + i, row,
			        'A' + i, row + 1);
}

static int add_entry(zip_t *zip, const char *name, const char *p, size_t n)
{
	zip_source_t *source = zip_source_buffer(zip, p, n, 0);

	return source && zip_file_add(zip, name, source, ZIP_FL_ENC_UTF_8) >= 0;
}

static const char content_types[] =
	"<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
	"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
	"<Default Extension=\"rels\" "
	"ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
	"<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
	"<Override PartName=\"/xl/workbook.xml\" ContentType=\"application/"
	"vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>"
	"<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"application/"
	"vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>"
	"<Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"application/"
	"vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml\"/></Types>";

#define RELATIONS "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

static const char package_relations[] =
	"<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
	"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
	"<Relationship Id=\"rId1\" Type=\"" RELATIONS "/officeDocument\" "
	"Target=\"xl/workbook.xml\"/></Relationships>";

static const char workbook[] =
	"<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
	"<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" "
	"xmlns:r=\"" RELATIONS "\"><sheets>"
	"<sheet name=\"权责清单\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>";

static const char workbook_relations[] =
	"<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
	"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
	"<Relationship Id=\"rId1\" Type=\"" RELATIONS "/worksheet\" "
	"Target=\"worksheets/sheet1.xml\"/>"
	"<Relationship Id=\"rId2\" Type=\"" RELATIONS "/sharedStrings\" "
	"Target=\"sharedStrings.xml\"/></Relationships>";

static int write_zip(const char *path, const struct sheet *s)
{
	zip_t *zip = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, NULL);

	return zip && add_entry(zip, "[Content_Types].xml", content_types, strlen(content_types)) &&
	       add_entry(zip, "_rels/.rels", package_relations, strlen(package_relations)) &&
	       add_entry(zip, "xl/workbook.xml", workbook, strlen(workbook)) &&
	       add_entry(zip, "xl/_rels/workbook.xml.rels", workbook_relations,
	                 strlen(workbook_relations)) &&
	       add_entry(zip, "xl/sharedStrings.xml", s->strings, s->n_strings) &&
	       add_entry(zip, "xl/worksheets/sheet1.xml", s->cells, s->n_cells) &&
	       zip_close(zip) == 0;
}

static int xlsx_close(struct writer *w)
{
	struct sheet *s = w->sheet;
	int good;

	fclose(s->merge_out);
	fprintf(w->out, "</sheetData><mergeCells>%s</mergeCells></worksheet>", s->merges);
	fputs("</sst>", s->string_out);
	good = fclose(w->out) == 0;
	good = fclose(s->string_out) == 0 && good && write_zip(w->path, s);
	free(s->cells);
	free(s->strings);
	free(s->merges);
	free(s);
	return good;
}

int xlsx_open(struct writer *w)
{
	struct sheet *s = w->sheet = calloc(1, sizeof *s);
	const char *main_space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

	if (!s)
		return 0;
	w->out = open_memstream(&s->cells, &s->n_cells);
	s->string_out = open_memstream(&s->strings, &s->n_strings);
	s->merge_out = open_memstream(&s->merges, &s->n_merges);
	if (!w->out || !s->string_out || !s->merge_out)
		return 0;
	w->item = xlsx_item;
	w->close = xlsx_close;
	fprintf(w->out,
	        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><worksheet xmlns=\"%s\"><sheetData>",
	        main_space);
	fprintf(s->string_out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?><sst xmlns=\"%s\">",
	        main_space);
	put_title(w);
	return 1;
}
