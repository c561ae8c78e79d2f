/* Citations against labels made by hand: gold FOLDER REAL. Reads the contexts of citations.tsv as
 * running text and the basis cells of basis.jsonl as they lie in the workbooks of REAL, and says
 * how many instruments and articles are exactly right. */
#include "base/file.h"
#include "base/utf8.h"
#include "law/citation.h"
#include "run/run.h"

#include <stdio.h>
#include <yaml.h>

enum { COLUMNS = 7, MAX_TARGETS = 64 };

struct target {
	uint32_t part[5]; /* 条, 之, 款, 项, 目 */
};

struct targets {
	struct target t[MAX_TARGETS];
	uint32_t n;
};

struct score {
	uint32_t all, right;
};

static void show_score(const char *what, struct score s)
{
	printf("%-28s %u of %u (%.1f%%)\n", what, s.right, s.all,
	       s.all ? 100.0 * s.right / s.all : 0.0);
}

/* ---- what is compared ---- */

static void add_target(struct targets *to, struct target t)
{
	if (to->n < MAX_TARGETS)
		to->t[to->n++] = t;
}

static bool has_target(const struct targets *in, struct target t)
{
	for (uint32_t i = 0; i < in->n; i++)
		if (memcmp(&in->t[i], &t, sizeof t) == 0)
			return true;
	return false;
}

static bool same_targets(const struct targets *a, const struct targets *b)
{
	for (uint32_t i = 0; i < a->n; i++)
		if (!has_target(b, a->t[i]))
			return false;
	for (uint32_t i = 0; i < b->n; i++)
		if (!has_target(a, b->t[i]))
			return false;
	return true;
}

static void add_cited(struct targets *to, const struct citations *c, const struct citation *ci)
{
	for (uint32_t i = 0; i < ci->n_articles; i++) {
		const struct article *a = &c->article[ci->article + i];

		add_target(to, (struct target){
				       { a->number, a->suffix, a->paragraph, a->item, a->sub } });
	}
}

/* A title without marks, white space and 中华人民共和国. */
static str normal(struct arena *a, str title)
{
	static const str drop[] = { STR_INIT("中华人民共和国"),
		                    STR_INIT("《"),
		                    STR_INIT("》"),
		                    STR_INIT("〈"),
		                    STR_INIT("〉"),
		                    STR_INIT("<"),
		                    STR_INIT(">") };
	str key = utf8_key(a, title);
	char *p = arena_alloc(a, key.n + 1);
	size_t n = 0;

	for (size_t at = 0; at < key.n;) {
		uint32_t i = 0;

		while (i < countof(drop) && !str_starts(str_from_byte(key, at), drop[i]))
			i++;
		if (i < countof(drop))
			at += drop[i].n;
		else
			p[n++] = key.p[at++];
	}
	return (str){ p, n };
}

static bool same_title(struct arena *a, str x, str y)
{
	return str_eq(normal(a, x), normal(a, y));
}

/* ---- citations.tsv ---- */

static uint32_t number_behind(str s, size_t *at, char mark)
{
	if (*at >= s.n || s.p[*at] != mark)
		return 0;
	++*at;
	return citation_number(s, at);
}

/* «134~139-1», «40#1~项11»: what lies behind ~ is the last of the range. */
static void add_range(struct targets *to, struct target t, str end)
{
	size_t at = 0;
	uint32_t last;

	if (str_starts(end, STR("项"))) {
		at = STR("项").n;
		last = citation_number(end, &at);
		for (; t.part[3] <= last; t.part[3]++)
			add_target(to, t);
		return;
	}
	last = citation_number(end, &at);
	for (; t.part[0] <= last; t.part[0]++)
		add_target(to, t);
	t.part[0] = last;
	last = number_behind(end, &at, '-');
	for (t.part[1] = 1; t.part[1] <= last; t.part[1]++)
		add_target(to, t);
}

static void add_labels(struct targets *to, str labels)
{
	while (labels.p) {
		str one = str_cut(labels, STR(" "), &labels);
		struct target t = { 0 };
		size_t at = 0;

		t.part[0] = citation_number(one, &at);
		t.part[1] = number_behind(one, &at, '-');
		t.part[2] = number_behind(one, &at, '/');
		t.part[3] = number_behind(one, &at, '#');
		if (at < one.n && one.p[at] == '~')
			add_range(to, t, str_from_byte(one, at + 1));
		else if (t.part[0])
			add_target(to, t);
	}
}

/* Is the citation of the line read: its very words, its instrument, its targets? A line that is no
 * citation is right when none begins in it. The instrument of an amending decision stands above
 * its context, «(…)»; it is not asked for. */
static bool read_right(struct arena *a, str col[COLUMNS])
{
	struct citations c = { .arena = a };
	struct targets want = { 0 };
	size_t beg = str_find(col[1], col[2], 0), end = beg + col[2].n, open;
	str self = str_eq(col[6], STR("README")) ? col[4] : col[6];

	open = str_find(self, STR("("), 0);
	if (open != STR_NONE)
		self.n = open;
	add_labels(&want, col[5]);
	citation_read(col[1], self, &c);
	for (uint32_t i = 0; i < c.n; i++) {
		const struct citation *ci = &c.citation[i];
		struct targets got = { 0 };

		if (str_eq(col[3], STR("N")) && ci->beg >= beg && ci->beg < end)
			return false;
		add_cited(&got, &c, ci);
		if (ci->beg == beg && ci->whole_end == end && same_targets(&got, &want) &&
		    (str_starts(col[4], STR("(")) || same_title(a, ci->name, col[4])))
			return true;
	}
	return str_eq(col[3], STR("N"));
}

static struct score score_text(str tsv)
{
	struct score s = { 0 };
	str line;

	for (size_t at = 0; str_line(tsv, &at, &line);) {
		struct arena a = { 0 };
		str col[COLUMNS] = { 0 }, rest = line;
		uint32_t id;

		for (uint32_t i = 0; i < COLUMNS && rest.p; i++)
			col[i] = str_cut(rest, STR("\t"), &rest);
		if (str_u32(col[0], &id)) {
			bool right = read_right(&a, col);

			s.all++;
			s.right += right;
			if (!right)
				printf("citation %u: %.*s\n", id, (int)col[2].n, col[2].p);
		}
		arena_release(&a);
	}
	return s;
}

/* ---- basis.jsonl ---- */

static yaml_node_t *member(yaml_document_t *d, yaml_node_t *map, const char *key)
{
	yaml_node_pair_t *p;

	if (!map || map->type != YAML_MAPPING_NODE)
		return NULL;
	for (p = map->data.mapping.pairs.start; p < map->data.mapping.pairs.top; p++) {
		yaml_node_t *k = yaml_document_get_node(d, p->key);

		if (strcmp((char *)k->data.scalar.value, key) == 0)
			return yaml_document_get_node(d, p->value);
	}
	return NULL;
}

static str text_of(yaml_node_t *n)
{
	if (!n || n->type != YAML_SCALAR_NODE)
		return (str){ 0 };
	return (str){ (char *)n->data.scalar.value, n->data.scalar.length };
}

static uint32_t number_of(yaml_node_t *n)
{
	uint32_t v = 0;

	(void)str_u32(text_of(n), &v);
	return v;
}

static yaml_node_t *element(yaml_document_t *d, yaml_node_t *list, size_t i)
{
	yaml_node_item_t *from;

	if (!list || list->type != YAML_SEQUENCE_NODE)
		return NULL;
	from = list->data.sequence.items.start;
	return from + i < list->data.sequence.items.top ? yaml_document_get_node(d, from[i]) : NULL;
}

static void add_locs(struct targets *to, yaml_document_t *d, yaml_node_t *articles)
{
	static const char *const keys[] = { "tiao", "zhi", "kuan", "xiang", "mu" };
	yaml_node_t *article, *loc;

	for (size_t i = 0; (article = element(d, articles, i)); i++)
		for (size_t k = 0; (loc = element(d, member(d, article, "locs"), k)); k++) {
			struct target t;

			for (size_t j = 0; j < countof(keys); j++)
				t.part[j] = number_of(member(d, loc, keys[j]));
			add_target(to, t);
		}
}

struct basis_scores {
	struct score cell, instrument, article, tag;
	uint32_t more_instruments, more_articles;
};

static str last_part(str path)
{
	for (size_t i = path.n; i > 0; i--)
		if (path.p[i - 1] == '/')
			return str_from_byte(path, i);
	return path;
}

/* All basis cells of the row that a label names. */
static bool read_row(const struct corpus *c, str file, str sheet, uint32_t row,
                     struct citations *out)
{
	bool found = false;

	for (uint32_t i = 0; i < c->n_items; i++) {
		const struct list *l = corpus_list(c, i);
		const struct table *t = &c->doc[l->doc]->table;
		uint32_t from = c->item[i].row, at;

		if (t->row[from].number != row || !str_eq(t->sheet[l->sheet].name, sheet) ||
		    !str_eq(last_part(c->doc[l->doc]->name), file))
			continue;
		for (const struct cell *cell;
		     (cell = item_next_cell(c, i, FIELD_BASIS, &from, &at)); found = true)
			citation_parse(cell_text(cell), out);
	}
	return found;
}

static void score_instrument(struct basis_scores *s, struct arena *a, yaml_document_t *d,
                             yaml_node_t *in, const struct citations *c)
{
	struct targets want = { 0 }, got = { 0 };
	str title = text_of(member(d, in, "title")), tag = text_of(member(d, in, "tag"));
	bool found = false, tagged = false;

	add_locs(&want, d, member(d, in, "articles"));
	for (uint32_t i = 0; i < c->n; i++)
		if (same_title(a, c->citation[i].title, title)) {
			found = true;
			tagged = tagged || str_eq(c->citation[i].tag, tag);
			add_cited(&got, c, &c->citation[i]);
		}
	s->instrument.all++;
	s->instrument.right += found;
	s->tag.all++;
	s->tag.right += tagged;
	s->article.all += want.n;
	for (uint32_t i = 0; i < want.n; i++)
		s->article.right += has_target(&got, want.t[i]);
	for (uint32_t i = 0; i < got.n; i++)
		s->more_articles += !has_target(&want, got.t[i]);
	if (!found || !same_targets(&want, &got))
		printf("instrument: %.*s\n", (int)title.n, title.p);
}

static void score_cell(struct basis_scores *s, const struct corpus *corpus, yaml_document_t *d)
{
	yaml_node_t *root = yaml_document_get_root_node(d), *in;
	yaml_node_t *instruments = member(d, root, "instruments");
	struct arena a = { 0 };
	struct citations c = { .arena = &a };
	uint32_t labelled = 0;

	s->cell.all++;
	s->cell.right +=
		read_row(corpus, text_of(member(d, root, "file")),
	                 text_of(member(d, root, "sheet")), number_of(member(d, root, "row")), &c);
	for (size_t i = 0; (in = element(d, instruments, i)); i++)
		score_instrument(s, &a, d, in, &c);
	for (uint32_t k = 0; k < c.n; k++) {
		for (size_t i = 0; (in = element(d, instruments, i)); i++)
			if (same_title(&a, c.citation[k].title, text_of(member(d, in, "title"))))
				break;
		labelled += in != NULL;
	}
	s->more_instruments += c.n - labelled;
	arena_release(&a);
}

static void score_basis(const struct corpus *c, str jsonl)
{
	struct basis_scores s = { 0 };
	str line;

	for (size_t at = 0; str_line(jsonl, &at, &line);) {
		yaml_parser_t p;
		yaml_document_t d;

		yaml_parser_initialize(&p);
		yaml_parser_set_input_string(&p, (const unsigned char *)line.p, line.n);
		if (yaml_parser_load(&p, &d)) {
			score_cell(&s, c, &d);
			yaml_document_delete(&d);
		}
		yaml_parser_delete(&p);
	}
	show_score("basis cells", s.cell);
	show_score("  instruments", s.instrument);
	show_score("  tags", s.tag);
	show_score("  articles", s.article);
	printf("  not labelled                 %u instruments, %u articles\n", s.more_instruments,
	       s.more_articles);
}

int main(int argc, char **argv)
{
	struct qd_options o = { .threads = 2, .as_of = "2025-06-30" };
	struct arena a = { 0 };
	struct qd_error err;
	str tsv, jsonl;
	qd_run *run;

	if (argc != 3 ||
	    !file_read(arena_fmt(&a, "%s/citations.tsv", argv[1]).p, 1 << 24, &a, &tsv, &err) ||
	    !file_read(arena_fmt(&a, "%s/basis.jsonl", argv[1]).p, 1 << 24, &a, &jsonl, &err) ||
	    !qd_open(&o, &run, &err) || !qd_add_path(run, argv[2], &err))
		return 2;
	run_read(run);
	show_score("citations in statutes", score_text(tsv));
	score_basis(&run->corpus, jsonl);
	qd_close(run);
	arena_release(&a);
	return 0;
}
