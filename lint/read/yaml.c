/* The reader of YAML and, as YAML's flow style, JSON. A long list is cut into pieces of whole items
 * that are parsed apart; what cannot be cut is one part. */
#include "read/known.h"
#include "read/reader.h"
#include "read/csv.h"
#include "read/text.h"
#include "read/yaml.h"
#include "read/yaml_blame.h"
#include "read/yaml_mend.h"
#include "read/yaml_split.h"
#include "read/yaml_walk.h"

enum { PART_BYTES = 256 * 1024 };

struct plan {
	struct yaml_parts parts; /* first */
	struct yaml_split split;
	struct yaml_rows *rows; /* [n_parts] */
	uint32_t n_parts;
	bool whole; /* one part reads all */
};

uint32_t yaml_plan(struct doc *d, size_t part_bytes)
{
	struct plan *p = arena_alloc(&d->arena, sizeof *p);

	d->parts = p;
	lines_make(&p->parts.lines, &d->arena, d->text);
	yaml_split(&p->split, &d->arena, d->text, part_bytes);
	p->whole = p->split.whole || p->parts.lines.mixed || d->text.n < part_bytes;
	p->n_parts = p->whole ? 1 : p->split.n_pieces;
	p->rows = arena_alloc(&d->arena, p->n_parts * sizeof *p->rows);
	return p->n_parts;
}

static uint32_t plan(struct doc *d)
{
	return yaml_plan(d, PART_BYTES);
}

static void open_list(const struct plan *p, const struct yaml_piece *piece, struct yaml_rows *out)
{
	bool is_open = out->n_runs > 0 && out->run[out->n_runs - 1].list == piece->list;

	if (piece->list != NONE && !is_open)
		yaml_rows_open(out, p->split.list[piece->list].name, piece->doc, piece->list);
}

static bool walk_piece(const struct doc *d, const struct yaml_piece *piece, struct yaml_rows *out)
{
	if (piece->list != NONE)
		return yaml_walk_items(d, out, piece->beg, piece->end);
	return yaml_walk_props(d, out, piece->doc, piece->beg, piece->end);
}

static void read_piece(const struct doc *d, const struct yaml_piece *piece, struct yaml_rows *out)
{
	const struct plan *p = d->parts;

	open_list(p, piece, out);
	if (walk_piece(d, piece, out))
		return;
	yaml_rows_reset(out);
	open_list(p, piece, out);
	yaml_mend(d, out, piece);
}

static bool is_flow(str text)
{
	text = str_trim(text);
	return text.n && (text.p[0] == '{' || text.p[0] == '[');
}

/* Each piece is sound, but they do not stand together. */
static void blame_whole(const struct doc *d, struct yaml_rows *out)
{
	struct yaml_trouble t;

	if (!yaml_sound(d->text, 0, d->text.n, d->limits->depth, &t))
		yaml_blame_piece(d, out, t.from, d->text.n, &t);
}

static void read_whole(const struct doc *d, struct yaml_rows *out)
{
	const struct plan *p = d->parts;

	if (yaml_walk_props(d, out, 0, 0, d->text.n))
		return;
	yaml_rows_reset(out);
	if (is_flow(d->text)) {
		yaml_mend_flow(d, out);
		return;
	}
	for (uint32_t i = 0; i < p->split.n_pieces; i++) {
		open_list(p, &p->split.piece[i], out);
		yaml_mend(d, out, &p->split.piece[i]);
	}
	if (out->sink.n == 0)
		blame_whole(d, out);
}

static void part(struct doc *d, uint32_t i)
{
	const struct plan *p = d->parts;

	if (p->whole)
		read_whole(d, &p->rows[0]);
	else
		read_piece(d, &p->split.piece[i], &p->rows[i]);
}

static void join(struct doc *d)
{
	struct plan *p = d->parts;

	yaml_rows_join(d, p->rows, p->n_parts);
	p->n_parts = 0;
}

/* A line by line look at how a text begins. */
static bool is_yaml_line(str line)
{
	size_t colon = str_find(line, STR(":"), 0);

	if (str_starts(line, STR("- ")) || str_eq(line, STR("-")) || str_starts(line, STR("---")) ||
	    str_starts(line, STR("%YAML")) || str_starts(line, STR("{")) ||
	    str_starts(line, STR("[")))
		return true;
	if (colon == STR_NONE || colon == 0 || memchr(line.p, ',', colon) ||
	    memchr(line.p, '\t', colon))
		return false;
	return colon + 1 == line.n || line.p[colon + 1] == ' ';
}

static bool looks_like_yaml(str text)
{
	str line;

	for (size_t at = 0; str_line(text, &at, &line);) {
		line = str_trim(line);
		if (line.n > 0 && line.p[0] != '#')
			return is_yaml_line(line);
	}
	return false;
}

/* Content decides; the name where a text could be both, or neither. */
static bool sniff(str text, str name)
{
	bool yaml = looks_like_yaml(text);

	if (known_markup(text).zh)
		return false;
	if (text_named(name, STR(".yaml .yml .json ")))
		return yaml || !csv_likely(text);
	return yaml && !(text_named(name, STR(".csv .tsv .txt ")) && csv_likely(text));
}

/* A line break can be written in double quotes only; elsewhere it would end the line, and whoever
 * reads the result again will see. */
static str escape(const struct doc *d, const struct cell *c, str text, struct arena *a)
{
	switch (d->text.p[c->pos]) {
	case '"':
		text = text_replace(a, text, '\\', STR("\\\\"));
		text = text_replace(a, text, '"', STR("\\\""));
		return text_replace(a, text, '\n', STR("\\n"));
	case '\'':
		return text_replace(a, text, '\'', STR("''"));
	default:
		return text;
	}
}

static bool rewrite(const struct doc *d, const struct change *change, uint32_t n, struct arena *a,
                    str *bytes, struct arg *why)
{
	return text_rewrite(d, change, n, escape, a, bytes, why);
}

const struct reader reader_yaml = {
	.id = "yaml",
	.title = { "YAML、JSON", "YAML, JSON" },
	.sniff = sniff,
	.plan = plan,
	.part = part,
	.join = join,
	.locate = yaml_locate,
	.rewrite = rewrite,
};
