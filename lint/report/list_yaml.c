/* Rows [a, b) become one mapping when some column shows one text in all of them; the other columns
 * are cut where no cell reaches across, and each stretch is a mapping of the inner list. */
#include "report/list_yaml.h"

#include "report/yaml_scalar.h"

enum {
	MOST_NESTED = 24, /* mappings in each other; a reader bears 64 levels, and each takes two */
	LOOK_AHEAD = 200  /* rows among which the best place for a cut is looked for */
};

struct nest {
	struct layout *l;
	struct buf *out;
	bool *done; /* [n_columns] written in an outer mapping */
	bool first; /* nothing of the list is written: the mapping names blank columns too */
};

/* ---- rows ---- */

static bool is_whole(const struct nest *n, uint32_t a, uint32_t b, uint32_t column)
{
	return layout_at(n->l, b - 1, column)->top == layout_at(n->l, a, column)->top;
}

static bool crosses(const struct nest *n, uint32_t row, uint32_t column)
{
	return !n->done[column] && layout_at(n->l, row, column)->top < row;
}

static bool any_crosses(const struct nest *n, uint32_t row)
{
	for (uint32_t c = 0; c < n->l->n_columns; c++)
		if (crosses(n, row, c))
			return true;
	return false;
}

/* The end of the stretch of rows that begins with row a. */
static uint32_t stretch_end(const struct nest *n, uint32_t a, uint32_t b)
{
	uint32_t end = a + 1;

	while (end < b && any_crosses(n, end))
		end++;
	return end;
}

static bool has_whole(const struct nest *n, uint32_t a, uint32_t b)
{
	for (uint32_t c = 0; c < n->l->n_columns; c++)
		if (!n->done[c] && is_whole(n, a, b, c))
			return true;
	return false;
}

/* What it costs to cut all cells above a row: least between items, and where few are cut. */
static uint32_t cut_cost(const struct nest *n, uint32_t row)
{
	uint32_t cost = n->l->row[row].item == n->l->row[row - 1].item ? 1000 : 0;

	for (uint32_t c = 0; c < n->l->n_columns; c++)
		cost += crosses(n, row, c);
	return cost;
}

static void cut(struct nest *n, uint32_t row)
{
	for (uint32_t c = 0; c < n->l->n_columns; c++) {
		uint32_t end = layout_bottom(n->l, row, c);

		if (!crosses(n, row, c))
			continue;
		for (uint32_t r = row; r < end; r++)
			layout_at(n->l, r, c)->top = row;
	}
}

/* Cells that overlap crosswise are cut until each stretch has a text that all its rows show. */
static uint32_t settle_end(struct nest *n, uint32_t a, uint32_t b, uint32_t depth)
{
	uint32_t end = stretch_end(n, a, b);

	while (end - a > 1 && (depth == MOST_NESTED || !has_whole(n, a, end))) {
		uint32_t best = a + 1;

		for (uint32_t r = a + 2; r < end && r - a < LOOK_AHEAD; r++)
			if (cut_cost(n, r) < cut_cost(n, best))
				best = r;
		cut(n, depth == MOST_NESTED ? a + 1 : best);
		end = stretch_end(n, a, end);
	}
	return end;
}

/* ---- mappings ---- */

/* Begins a line of a mapping: the first stands behind the dash of its list. */
static void begin(struct nest *n, uint32_t indent, bool *empty)
{
	if (*empty) {
		buf_fill(n->out, ' ', indent - 2);
		buf_add(n->out, STR("- "));
	} else {
		buf_fill(n->out, ' ', indent);
	}
	*empty = false;
}

/* The columns that all rows of [a, b) share; they become done. */
static bool put_shared(struct nest *n, uint32_t a, uint32_t b, uint32_t indent, bool *own)
{
	bool empty = true;

	for (uint32_t c = 0; c < n->l->n_columns; c++) {
		str text = layout_at(n->l, a, c)->text;
		bool blank = n->first && !n->l->column[c].filled;

		if (n->done[c] || (!blank && (text.n == 0 || !is_whole(n, a, b, c))))
			continue;
		begin(n, indent, &empty);
		yaml_put_inline(n->out, n->l->column[c].name);
		buf_add(n->out, STR(":"));
		yaml_put_value(n->out, text, indent + 2);
		n->done[c] = own[c] = true;
	}
	n->first = false;
	return empty;
}

static void put_rows(struct nest *n, uint32_t a, uint32_t b, uint32_t indent, uint32_t depth);

static void put_mapping(struct nest *n, uint32_t a, uint32_t b, uint32_t indent, uint32_t depth)
{
	struct arena scratch = { 0 };
	bool *own = arena_alloc(&scratch, n->l->n_columns + 1);
	bool empty = put_shared(n, a, b, indent, own);

	if (b - a > 1) {
		begin(n, indent, &empty);
		buf_add(n->out, STR("明细:\n"));
		put_rows(n, a, b, indent + 4, depth + 1);
	} else if (empty) {
		begin(n, indent, &empty);
		buf_add(n->out, STR("{}\n"));
	}
	for (uint32_t c = 0; c < n->l->n_columns; c++)
		n->done[c] &= !own[c];
	arena_release(&scratch);
}

/* A list of mappings whose keys stand behind `indent` blanks. */
static void put_rows(struct nest *n, uint32_t a, uint32_t b, uint32_t indent, uint32_t depth)
{
	for (uint32_t end; a < b; a = end) {
		end = settle_end(n, a, b, depth);
		put_mapping(n, a, end, indent, depth);
	}
}

/* Notes have no place among items: they are told as a whole, in 附注. */
static void drop_notes(struct layout *l, struct arena *a)
{
	uint32_t *now = arena_alloc(a, (l->n_rows + 1) * sizeof *now), kept = 0;

	for (uint32_t r = 0; r < l->n_rows; r++) {
		now[r] = kept;
		if (l->row[r].item == NONE)
			continue;
		l->row[kept] = l->row[r];
		for (uint32_t c = 0; c < l->n_columns; c++) {
			*layout_at(l, kept, c) = *layout_at(l, r, c);
			layout_at(l, kept, c)->top = now[layout_at(l, r, c)->top];
		}
		kept++;
	}
	l->n_rows = kept;
}

/* ---- the top level ---- */

static void put_pair(struct buf *out, str key, str value, uint32_t indent)
{
	buf_fill(out, ' ', indent);
	yaml_put_inline(out, key);
	buf_add(out, STR(":"));
	yaml_put_value(out, value, indent + 2);
}

/* What is declared of numbers; the one announced, unless the list declares one itself. */
static void put_declared(const struct heading *h, struct buf *out)
{
	bool total = false, open = false;

	for (uint32_t i = h->n_fixed; i < h->n_declared; i++) {
		str what = str_from_byte(h->prop[i].key, STR("声明.").n);

		buf_add(out, open ? STR("") : STR("声明:\n"));
		put_pair(out, what, h->prop[i].value, 2);
		total = total || str_eq(what, STR("事项数"));
		open = true;
	}
	if (h->announced && !total)
		buf_fmt(out, "%s  事项数: %u\n", open ? "" : "声明:\n", h->announced);
}

static void put_heading(const struct heading *h, struct buf *out)
{
	put_pair(out, STR("清单"), h->title, 0);
	for (uint32_t i = 0; i < h->n_fixed; i++)
		put_pair(out, h->prop[i].key, h->prop[i].value, 0);
	put_declared(h, out);
	for (uint32_t i = h->n_declared; i < h->n_props; i++)
		put_pair(out, h->prop[i].key, h->prop[i].value, 0);
	if (h->sheet.n > 0)
		put_pair(out, STR("工作表"), h->sheet, 0);
	if (h->notes.n > 0)
		put_pair(out, STR("附注"), h->notes, 0);
}

void list_yaml(const struct heading *h, struct layout *l, struct buf *out)
{
	struct arena a = { 0 };
	struct nest n = { .l = l, .out = out, .first = true };

	n.done = arena_alloc(&a, l->n_columns + 1);
	drop_notes(l, &a);
	put_heading(h, out);
	buf_add(out, l->n_rows ? STR("事项:\n") : STR("事项: []\n"));
	put_rows(&n, 0, l->n_rows, 4, 0);
	arena_release(&a);
}
