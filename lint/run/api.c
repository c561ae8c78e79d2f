/* The public interface over struct qd_run. */
#include "qdlint.h"

#include "base/file.h"
#include "report/report.h"
#include "run/run.h"

#include <strings.h>

bool qd_open(const struct qd_options *options, qd_run **run, struct qd_error *err)
{
	struct arena home = { 0 };
	struct qd_run *r = arena_alloc(&home, sizeof *r);

	*run = NULL;
	r->arena = home;
	intern_init(&r->given, &r->arena);
	if (!run_open(r, options, err)) {
		qd_close(r);
		return false;
	}
	*run = r;
	return true;
}

/* Files of a folder that could hold lists, readable or not: what cannot be read must be said. Notes
 * and pictures are passed over. */
static bool could_be_list(str path)
{
	static const char *const suffix[] = { ".xls", ".xlsx", ".xlsm", ".xlsb", ".et",  ".csv",
		                              ".tsv", ".yaml", ".yml",  ".json", ".doc", ".docx",
		                              ".wps", ".ods",  ".html", ".htm",  ".pdf" };

	for (uint32_t i = 0; i < countof(suffix); i++) {
		size_t n = strlen(suffix[i]);

		if (path.n > n && strncasecmp(path.p + path.n - n, suffix[i], n) == 0)
			return true;
	}
	return false;
}

/* A file is read once, by however many names it is given. */
static bool add_file(qd_run *r, str path, str name, struct qd_error *err)
{
	str real = file_real(path.p, &r->arena);
	uint32_t n = r->given.n;

	if (real.n > 0 && intern_keep(&r->given, real) < n)
		return true;
	return run_add(r, (struct input){ .path = path, .name = name }, err);
}

static bool add_folder(qd_run *r, const char *folder, struct qd_error *err)
{
	str *path;
	uint32_t n;

	if (!file_tree(folder, &r->arena, &path, &n, err))
		return false;
	for (uint32_t i = 0; i < n; i++) {
		str name = str_starts(path[i], STR("./")) ? str_from_byte(path[i], 2) : path[i];

		if (could_be_list(path[i]) && !add_file(r, path[i], name, err))
			return false;
	}
	return true;
}

bool qd_add_path(qd_run *run, const char *path, struct qd_error *err)
{
	str p = arena_copy(&run->arena, str_from(path));

	if (file_kind(path) == FILE_FOLDER)
		return add_folder(run, p.p, err);
	return add_file(run, p, p, err);
}

void qd_add_bytes(qd_run *run, const char *name, const void *bytes, size_t n)
{
	struct input in = { .name = arena_copy(&run->arena, str_from(name)),
		            .bytes = { bytes, n } };

	run_add(run, in, NULL); /* bytes have no folder, so no configuration to fail */
}

void qd_check(qd_run *run)
{
	run_read(run);
	run_check(run);
}

size_t qd_finding_count(const qd_run *run)
{
	return run->findings.n;
}

static const char *text(qd_run *run, str s)
{
	return arena_copy(&run->arena, s).p;
}

static struct qd_place place_of(qd_run *run, struct place at)
{
	struct where w = where_of(&run->corpus, at);
	struct qd_place p = {
		.file = text(run, w.file),
		.sheet = w.sheet.n ? text(run, w.sheet) : NULL,
		.row = w.row,
		.line = w.line,
		.column = w.column,
		.end_line = w.end_line,
		.end_column = w.end_column,
	};

	memcpy(p.cell, w.cell, sizeof p.cell);
	return p;
}

static size_t related_count(const qd_run *run, const struct finding *f)
{
	size_t n = 0;

	for (uint32_t i = f->related; i != NONE; i = run->findings.related[i].next)
		n++;
	return n;
}

struct qd_finding qd_finding_at(qd_run *run, size_t i)
{
	const struct finding *f = &run->findings.finding[i];
	struct where w = where_of(&run->corpus, f->at);
	bool item = w.item != NONE;

	return (struct qd_finding){
		.rule = f->rule->id,
		.level = (enum qd_level)f->level,
		.confidence = (enum qd_confidence)f->confidence,
		.message = text(run, finding_message(&run->arena, f, run->lang)),
		.field = w.field < N_FIELDS ? field_info[w.field].id : "",
		.item_code = item ? text(run, item_text(&run->corpus, w.item, FIELD_CODE)) : "",
		.item_name = item ? text(run, item_text(&run->corpus, w.item, FIELD_NAME)) : "",
		.at = place_of(run, f->at),
		.n_related = related_count(run, f),
	};
}

struct qd_place qd_related_at(qd_run *run, size_t i, size_t k)
{
	uint32_t at = run->findings.finding[i].related;

	while (k-- > 0 && at != NONE)
		at = run->findings.related[at].next;
	return at == NONE ? (struct qd_place){ 0 } : place_of(run, run->findings.related[at].at);
}

enum qd_status qd_result(const qd_run *run, enum qd_level fail_level)
{
	if (!run->checked || run->broken)
		return QD_BROKEN;
	if (!run_complete(run))
		return QD_UNREADABLE;
	if (run->corpus.n_lists == 0)
		return QD_NOTHING;
	for (uint32_t level = fail_level ? fail_level : QD_INFO; level <= QD_ERROR; level++)
		if (run->n_level[level])
			return QD_FINDINGS;
	return run->corpus.n_items > 0 ? QD_CLEAN : QD_NOTHING;
}

bool qd_has_format(const char *format)
{
	return reporter_named(str_from(format)) != NULL;
}

bool qd_report(qd_run *run, const char *format, const char **out, size_t *n, struct qd_error *err)
{
	const struct reporter *reporter = reporter_named(str_from(format));
	struct buf b = { .arena = &run->arena };
	struct view v = {
		.c = &run->corpus,
		.finding = run->findings.finding,
		.n = run->findings.n,
		.related = run->findings.related,
		.edit = run->findings.edit,
		.lang = run->lang,
		.colour = run->colour,
		.n_errors = run->n_level[QD_ERROR],
		.n_warnings = run->n_level[QD_WARNING],
		.n_infos = run->n_level[QD_INFO],
		.complete = run_complete(run),
	};

	if (!reporter)
		return fail(err, QD_USAGE, "没有“%s”这种格式 / no such format", format);
	reporter->write(&v, &b);
	buf_add(&b, (str){ "", 1 });
	*out = b.p;
	*n = b.n - 1;
	return true;
}

void qd_close(qd_run *run)
{
	struct arena home;

	if (!run)
		return;
	for (uint32_t i = 0; run->doc && i < run->n_inputs; i++)
		doc_release(&run->doc[i]);
	sink_release(&run->findings);
	corpus_release(&run->corpus);
	home = run->arena; /* the run itself lies in it */
	arena_release(&home);
}

const char *qd_version(void)
{
	return "0.1.0";
}
