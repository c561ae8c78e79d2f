/* Frames of sheets: a few columns of the row of the place, with letters and headers. */
#include "report/frame.h"

#include "report/glyph.h"

enum { CELL_CELLS = 24, MAX_COLUMNS = 5 };
enum grid_row { GRID_HEAD, GRID_BEFORE, GRID_HERE, N_GRID_ROWS };

struct grid {
	const struct voice *s;
	const struct doc *d;
	const struct list *l; /* NULL outside lists */
	struct place at;
	bool below_header;
	uint32_t col[MAX_COLUMNS], n;
	struct drawn cell[N_GRID_ROWS][MAX_COLUMNS];
	uint32_t width[MAX_COLUMNS];
	uint32_t here; /* which column is the place's; NONE */
};

/* ---- columns ---- */

static void add_column(struct grid *g, uint32_t col)
{
	uint32_t i = g->n;

	for (uint32_t k = 0; k < g->n; k++)
		if (g->col[k] == col)
			return;
	if (col == NONE || col == NO_COLUMN || g->n == MAX_COLUMNS)
		return;
	for (; i > 0 && g->col[i - 1] > col; i--)
		g->col[i] = g->col[i - 1];
	g->col[i] = col;
	g->n++;
}

/* The first column of several fields that the list has. */
static uint32_t first_of(const struct list *l, const enum field *f, uint32_t n)
{
	for (uint32_t i = 0; l && i < n; i++)
		if (list_has(l, f[i]))
			return l->col[f[i]];
	return NO_COLUMN;
}

/* The place, the key, the name, then what the finding relates in the same row. */
static void choose_columns(struct grid *g, const struct finding *finding)
{
	static const enum field keys[] = { FIELD_CODE, FIELD_SEQ, FIELD_CLAUSE };
	static const enum field names[] = { FIELD_NAME, FIELD_TASK, FIELD_SUB, FIELD_STEP };
	const struct table *t = &g->d->table;

	add_column(g, g->at.col);
	add_column(g, first_of(g->l, keys, countof(keys)));
	add_column(g, first_of(g->l, names, countof(names)));
	if (!g->l && t->row[g->at.row].cell < t->row[g->at.row + 1].cell)
		add_column(g, t->cell[t->row[g->at.row].cell].col);
	for (uint32_t i = finding->related; i != NONE; i = g->s->v->related[i].next) {
		struct place p = g->s->v->related[i].at;

		if (p.doc == g->at.doc && p.sheet == g->at.sheet && p.row == g->at.row)
			add_column(g, p.col);
	}
	g->here = NONE;
	for (uint32_t i = 0; i < g->n; i++)
		if (g->col[i] == g->at.col)
			g->here = i;
}

/* ---- cells ---- */

/* «B 事项名称», or the letter alone where no header stands above. */
static struct drawn draw_head(struct grid *g, uint32_t col)
{
	struct arena *a = g->s->scratch;
	struct drawing how = { .mark = { STR_NONE, STR_NONE } };
	struct buf text = { .arena = a };
	char a1[16];
	str header = { 0 };

	table_a1(a1, 1, col);
	buf_add(&text, (str){ a1, strlen(a1) - 1 });
	if (g->below_header && col < g->l->n_cols)
		header = g->l->header[col];
	if (header.n) {
		buf_add(&text, STR(" "));
		header_put(&text, header);
	}
	how.shown = text_clip(buf_str(&text), (struct span){ 0 }, CELL_CELLS);
	return text_draw(a, buf_str(&text), &how);
}

/* Puts «↑D10 » before what a covered cell shows. */
static void draw_anchor(struct grid *g, const struct cell *c, struct drawn *d)
{
	const struct table *t = &g->d->table;
	struct arena *a = g->s->scratch;
	uint32_t cells;
	char a1[16];
	str prefix;

	table_a1(a1, t->row[table_row_of(t, c->at)].number, t->cell[c->at].col);
	prefix = arena_fmt(a, "↑%s ", a1);
	cells = text_cells(prefix);
	d->text = arena_join(a, prefix, d->text);
	d->cells += cells;
	d->mark += cells;
	d->doubtful = d->mark_doubtful = true;
}

static struct drawn draw_cell(struct grid *g, uint32_t row, uint32_t col, struct span mark,
                              enum mark_as as)
{
	const struct cell *c = table_cell(&g->d->table, row, col);
	struct drawing how = { .mark = mark, .as = as, .breaks = BREAK_MARK };
	struct drawn d;

	if (mark.beg == STR_NONE)
		mark = (struct span){ 0 };
	how.shown = text_clip(cell_text(c), mark, CELL_CELLS);
	d = text_draw(g->s->scratch, cell_text(c), &how);
	if (c->flags & CELL_COVERED)
		draw_anchor(g, c, &d);
	return d;
}

static struct span mark_of(const struct grid *g, uint32_t i)
{
	const struct cell *c = table_cell(&g->d->table, g->at.row, g->col[i]);

	if (i != g->here)
		return (struct span){ STR_NONE, STR_NONE };
	if (g->at.end == 0 || g->at.end > c->n || g->at.beg > g->at.end)
		return (struct span){ 0, c->n };
	return (struct span){ g->at.beg, g->at.end };
}

/* Can a caret line be trusted? */
static bool caret_doubtful(const struct grid *g)
{
	for (uint32_t i = 0; i < g->here; i++)
		if (g->cell[GRID_HERE][i].doubtful)
			return true;
	return g->cell[GRID_HERE][g->here].mark_doubtful;
}

static void draw_all(struct grid *g, bool before)
{
	const struct span none = { STR_NONE, STR_NONE };

	for (uint32_t i = 0; i < g->n; i++) {
		g->cell[GRID_HEAD][i] = draw_head(g, g->col[i]);
		if (before)
			g->cell[GRID_BEFORE][i] =
				draw_cell(g, g->at.row - 1, g->col[i], none, MARK_NOT);
		g->cell[GRID_HERE][i] = draw_cell(g, g->at.row, g->col[i], mark_of(g, i), MARK_NOT);
	}
}

static void measure(struct grid *g)
{
	for (uint32_t i = 0; i < g->n; i++) {
		g->width[i] = 1;
		for (uint32_t r = 0; r < N_GRID_ROWS; r++)
			if (g->cell[r][i].cells > g->width[i])
				g->width[i] = g->cell[r][i].cells;
	}
}

/* ---- writing ---- */

static void put_row(struct grid *g, uint32_t digits, enum grid_row r, uint32_t row)
{
	const struct voice *s = g->s;
	bool numbered = row != NONE;
	uint32_t blanks = 0;

	frame_bar(g->s, digits, numbered ? g->d->table.row[row].number : 0);
	for (uint32_t i = 0; i < g->n; i++) {
		const struct drawn *d = &g->cell[r][i];

		buf_add(s->out, i ? STR(" │") : STR(""));
		buf_fill(s->out, ' ', d->cells > 0);
		buf_add(s->out, d->text);
		blanks = g->width[i] + (d->cells == 0) - d->cells;
		if (i + 1 < g->n)
			buf_fill(s->out, ' ', blanks);
	}
	if (numbered && g->d->table.row[row].flags & ROW_HIDDEN) {
		buf_fill(s->out, ' ', blanks + 1);
		buf_add(s->out, said(s, SAY_HIDDEN_ROW));
	}
	buf_add(s->out, STR("\n"));
}

/* The bars go on, so that the caret stands right however wide the terminal draws them. */
static void put_carets(struct grid *g, uint32_t digits)
{
	const struct drawn *d = &g->cell[GRID_HERE][g->here];
	bool colour = g->s->v->colour;
	struct buf *out = g->s->out;

	frame_bar(g->s, digits, 0);
	for (uint32_t i = 0; i < g->here; i++) {
		buf_fill(out, ' ', g->width[i] + 2);
		buf_add(out, STR("│"));
	}
	buf_fill(out, ' ', d->mark + 1);
	buf_add(out, colour ? STR("\x1b[1;31m") : STR(""));
	buf_fill(out, '^', d->mark_cells);
	buf_add(out, colour ? STR("\x1b[0m\n") : STR("\n"));
}

void frame_sheet(const struct voice *s, const struct finding *finding, const struct where *w)
{
	struct grid g = { .s = s, .d = s->v->c->doc[finding->at.doc], .at = finding->at };
	uint32_t digits = frame_digits(w);
	bool before, doubtful;

	g.l = w->list == NONE ? NULL : &s->v->c->list[w->list];
	g.below_header = g.l && g.at.row >= g.l->row;
	before = g.below_header && g.at.row > g.l->row && g.at.col != NONE;
	choose_columns(&g, finding);
	if (g.n == 0)
		return;
	draw_all(&g, before);
	doubtful = g.here != NONE && caret_doubtful(&g);
	if (doubtful)
		g.cell[GRID_HERE][g.here] =
			draw_cell(&g, g.at.row, g.at.col, mark_of(&g, g.here),
		                  s->v->colour ? MARK_UNDERLINE : MARK_BRACKETS);
	measure(&g);
	put_row(&g, digits, GRID_HEAD, NONE);
	if (before)
		put_row(&g, digits, GRID_BEFORE, g.at.row - 1);
	put_row(&g, digits, GRID_HERE, g.at.row);
	if (g.here != NONE && !doubtful)
		put_carets(&g, digits);
}
