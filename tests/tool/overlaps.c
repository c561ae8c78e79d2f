/* Overlaps against labels made by hand: overlaps FOLDER REAL [-v]. A line of overlaps.tsv names one
 * row of either side; a finding is its when both its items are those rows, or lie in the same
 * sheets and cite the line's article. Says per label how many lines were told at which level. */
#include "base/file.h"
#include "law/citation.h"
#include "run/run.h"

#include <stdio.h>

enum { COLUMNS = 14, LABELS = 5, LEVELS = QD_ERROR + 1, NEAR_ROWS = 40 };

enum column {
	C_ID,
	C_TYPE,
	C_LAW,
	C_ARTICLE,
	C_DEPT_A,
	C_ROW_A,
	C_DEPT_B,
	C_ROW_B,
	C_LABEL,
	C_ALT
};

static const char *const labels[LABELS] = { "true_overlap", "split_by_scope",
	                                    "split_by_level_or_sibling", "split_by_object",
	                                    "shared_by_law" };
static const char *const levels[LEVELS] = { "silent", "info", "warning", "error" };

/* The items of a finding: of its place and of the related places in other items. */
struct told {
	uint32_t item[2];
	enum qd_level level;
};

struct scoring {
	const struct corpus *c;
	struct arena *arena;
	struct told *told;
	uint32_t n_told, cap_told;
	uint32_t at[LABELS][LEVELS];
	uint32_t right[LEVELS], right_alt[LEVELS], all[LEVELS];
	uint32_t found, found_alt, wanted;
	bool verbose;
};

static str last_part(str path)
{
	for (size_t i = path.n; i > 0; i--)
		if (path.p[i - 1] == '/')
			return str_from_byte(path, i);
	return path;
}

/* ---- what was told ---- */

static uint32_t item_at(const struct corpus *c, struct place at)
{
	uint32_t lo = 0, hi = c->n_lists;

	for (uint32_t l = lo; l < hi; l++) {
		const struct list *list = &c->list[l];

		if (list->doc != at.doc || at.row < list->row || at.row >= list->row_end)
			continue;
		for (uint32_t i = list->item_end; i > list->item; i--)
			if (c->item[i - 1].row <= at.row)
				return i - 1;
	}
	return NONE;
}

static void take_finding(struct scoring *s, const struct sink *sink, const struct finding *f)
{
	struct told t = { .item = { item_at(s->c, f->at), NONE },
		          .level = (enum qd_level)f->level };

	if (strcmp(f->rule->id, "overlap/same-power") != 0 &&
	    strcmp(f->rule->id, "overlap/similar-duty") != 0)
		return;
	for (uint32_t r = f->related; r != NONE && t.item[1] == NONE; r = sink->related[r].next) {
		uint32_t item = item_at(s->c, sink->related[r].at);

		if (item != t.item[0])
			t.item[1] = item;
	}
	if (t.item[0] == NONE || t.item[1] == NONE)
		return;
	s->told = arena_room(s->arena, s->told, s->n_told, &s->cap_told, sizeof t);
	s->told[s->n_told++] = t;
}

/* ---- lines ---- */

/* The item of «file|sheet|row». */
static uint32_t item_of_ref(const struct corpus *c, str ref)
{
	str file = str_cut(ref, STR("|"), &ref), sheet = str_cut(ref, STR("|"), &ref);
	uint32_t row, best = NONE;

	if (!str_u32(str_trim(ref), &row))
		return NONE;
	for (uint32_t l = 0; l < c->n_lists; l++) {
		const struct list *list = &c->list[l];
		const struct doc *d = c->doc[list->doc];

		if (!str_eq(last_part(d->name), file) ||
		    !str_eq(d->table.sheet[list->sheet].name, sheet))
			continue;
		for (uint32_t i = list->item; i < list->item_end; i++)
			if (d->table.row[c->item[i].row].number <= row)
				best = i;
	}
	return best;
}

static bool same_sheet(const struct corpus *c, uint32_t a, uint32_t b)
{
	return corpus_list(c, a)->doc == corpus_list(c, b)->doc &&
	       corpus_list(c, a)->sheet == corpus_list(c, b)->sheet;
}

static bool cites(const struct corpus *c, uint32_t item, uint64_t law, uint32_t article)
{
	struct arena a = { 0 };
	bool found = false;

	for (uint32_t k = c->item_cited[item]; k < c->item_cited[item + 1]; k++)
		found = found || (c->cited[k].article.number == article &&
		                  citation_law_key(&a, c->cited[k].name) == law);
	arena_release(&a);
	return found;
}

struct line {
	uint32_t item[2], article;
	uint64_t law;
};

static bool is_of_line(const struct corpus *c, const struct told *t, const struct line *l,
                       bool turned)
{
	uint32_t a = t->item[turned], b = t->item[!turned];

	if (a == l->item[0] && b == l->item[1])
		return true;
	return l->article && same_sheet(c, a, l->item[0]) && same_sheet(c, b, l->item[1]) &&
	       cites(c, a, l->law, l->article) && cites(c, b, l->law, l->article);
}

static enum qd_level level_of_line(const struct scoring *s, const struct line *l)
{
	enum qd_level level = QD_OFF;

	for (uint32_t i = 0; i < s->n_told; i++)
		if (s->told[i].level > level && (is_of_line(s->c, &s->told[i], l, false) ||
		                                 is_of_line(s->c, &s->told[i], l, true)))
			level = s->told[i].level;
	return level;
}

static uint32_t article_number(struct arena *a, str text)
{
	struct citations c = { .arena = a };

	citation_parse(arena_join(a, STR("《法》"), text), &c);
	return c.n_articles ? c.article[0].number : 0;
}

static void score_line(struct scoring *s, str col[COLUMNS])
{
	struct line l = { .item = { item_of_ref(s->c, col[C_ROW_A]),
		                    item_of_ref(s->c, col[C_ROW_B]) } };
	bool overlap = str_eq(col[C_LABEL], STR("true_overlap"));
	bool may = overlap || str_eq(col[C_ALT], STR("true_overlap"));
	enum qd_level level;

	if (l.item[0] == NONE || l.item[1] == NONE) {
		printf("line %.*s: no such row\n", (int)col[C_ID].n, col[C_ID].p);
		return;
	}
	l.law = citation_law_key(s->arena, col[C_LAW]);
	l.article = article_number(s->arena, col[C_ARTICLE]);
	level = level_of_line(s, &l);
	for (uint32_t i = 0; i < LABELS; i++)
		if (str_eq(col[C_LABEL], str_from(labels[i])))
			s->at[i][level]++;
	s->wanted += overlap;
	s->found += overlap && level >= QD_WARNING;
	s->found_alt += overlap && (level >= QD_WARNING || (col[C_ALT].n && level >= QD_OFF));
	s->all[level]++;
	s->right[level] += overlap;
	s->right_alt[level] += may;
	if (s->verbose)
		printf("%.*s\t%.*s\t%.*s\t%s\n", (int)col[C_ID].n, col[C_ID].p, (int)col[C_LABEL].n,
		       col[C_LABEL].p, (int)col[C_ALT].n, col[C_ALT].p, levels[level]);
}

static void score_lines(struct scoring *s, str tsv)
{
	str line;
	size_t at = 0;

	(void)str_line(tsv, &at, &line);
	while (str_line(tsv, &at, &line)) {
		str col[COLUMNS] = { 0 }, rest = line;

		for (uint32_t i = 0; i < COLUMNS && rest.p; i++)
			col[i] = str_cut(rest, STR("\t"), &rest);
		if (col[C_LABEL].n)
			score_line(s, col);
	}
}

static void show(const struct scoring *s)
{
	printf("%-28s %8s %8s %8s %8s\n", "overlaps", levels[0], levels[1], levels[2], levels[3]);
	for (uint32_t i = 0; i < LABELS; i++)
		printf("  %-26s %8u %8u %8u %8u\n", labels[i], s->at[i][0], s->at[i][1],
		       s->at[i][2], s->at[i][3]);
	printf("true overlaps told           %u of %u; %u with the other label\n", s->found,
	       s->wanted, s->found_alt);
	for (uint32_t i = QD_ERROR; i >= QD_WARNING; i--)
		printf("at %-8s                  %u of %u true; %u with the other label\n",
		       levels[i], s->right[i], s->all[i], s->right_alt[i]);
}

int main(int argc, char **argv)
{
	struct qd_options o = { .threads = 2,
		                .as_of = "2025-06-30",
		                .only = "overlap/same-power,overlap/similar-duty" };
	struct arena a = { 0 };
	struct scoring s = { .arena = &a, .verbose = argc == 4 };
	struct qd_error err;
	qd_run *run;
	str tsv;

	if (argc < 3 ||
	    !file_read(arena_fmt(&a, "%s/overlaps.tsv", argv[1]).p, 1 << 24, &a, &tsv, &err) ||
	    !qd_open(&o, &run, &err) || !qd_add_path(run, argv[2], &err))
		return 2;
	qd_check(run);
	s.c = &run->corpus;
	for (uint32_t i = 0; i < run->findings.n; i++)
		take_finding(&s, &run->findings, &run->findings.finding[i]);
	score_lines(&s, tsv);
	show(&s);
	qd_close(run);
	arena_release(&a);
	return 0;
}
