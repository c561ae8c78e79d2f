/* Traits of the cells of a corpus, many cells a job. */
#include "model/corpus.h"

#include "base/pool.h"

enum { CELLS_A_PART = 65536, NO_TEXT = CELL_COVERED | CELL_NUMBER | CELL_DATE | CELL_ERROR };

struct part {
	uint32_t doc, from, end; /* cells */
};

struct marking {
	struct corpus *c;
	struct part *part;
	uint32_t n, cap;
};

static void mark_part(void *ctx, uint32_t i)
{
	const struct marking *m = ctx;
	const struct part *part = &m->part[i];
	const struct cell *cell = m->c->doc[part->doc]->table.cell;
	uint16_t *trait = m->c->trait[part->doc];
	struct trait_pairs seen = { 0 };

	for (uint32_t k = part->from; k < part->end; k++)
		if (!(cell[k].flags & NO_TEXT))
			trait[k] = traits_of(m->c->traits, &seen, cell_text(&cell[k]));
}

static void plan_doc(struct marking *m, struct arena *a, uint32_t doc)
{
	uint32_t n = m->c->doc[doc]->table.n_cells;

	m->c->trait[doc] = arena_alloc(&m->c->arena, n * sizeof **m->c->trait);
	for (uint32_t from = 0; from < n; from += CELLS_A_PART) {
		m->part = arena_room(a, m->part, m->n, &m->cap, sizeof *m->part);
		m->part[m->n++] = (struct part){
			.doc = doc,
			.from = from,
			.end = n - from < CELLS_A_PART ? n : from + CELLS_A_PART,
		};
	}
}

void corpus_find_traits(struct corpus *c)
{
	struct arena scratch = { 0 };
	struct marking m = { .c = c };

	c->trait = arena_alloc(&c->arena, c->n_docs * sizeof *c->trait);
	for (uint32_t i = 0; i < c->n_docs; i++)
		plan_doc(&m, &scratch, i);
	pool_run(c->n_threads, m.n, mark_part, &m);
	arena_release(&scratch);
}
