/* Recovery. libyaml stops at the first error, so what stands before it is read for itself, the
 * item with the error is named and left out, and reading goes on behind it. Each stretch is tried
 * without making anything of it first: what is read never has to be taken back. */
#include "read/yaml_mend.h"

#include "read/yaml_blame.h"
#include "read/yaml_walk.h"

struct mender {
	const struct doc *d;
	struct yaml_rows *out;
	const struct yaml_piece *piece;
	uint32_t n_before; /* findings */
};

static bool sound(const struct mender *m, size_t beg, size_t end, struct yaml_trouble *t)
{
	return yaml_sound(m->d->text, beg, end, m->d->limits->depth, t);
}

static void walk(const struct mender *m, size_t beg, size_t end)
{
	if (m->piece->list != NONE)
		yaml_walk_items(m->d, m->out, beg, end);
	else
		yaml_walk_props(m->d, m->out, m->piece->doc, beg, end);
}

/* Reads [beg, end) or says what is wrong with it. */
static void take(const struct mender *m, size_t beg, size_t end)
{
	struct yaml_trouble t;

	if (m->piece->list != NONE && m->piece->dash != NONE &&
	    yaml_indent(m->d->text, beg) != m->piece->dash)
		yaml_blame_indent(m->d, m->out, beg);
	else if (sound(m, beg, end, &t))
		walk(m, beg, end);
	else
		yaml_blame_piece(m->d, m->out, beg, end, &t);
}

/* A character that is not allowed is found as soon as it is decoded, far ahead of the item at
 * hand: what stands before is then mended for itself. */
static void mend(const struct mender *m, size_t at, size_t end)
{
	str text = m->d->text;
	uint32_t borne = m->n_before + YAML_ERRORS_BORNE;
	struct yaml_trouble t;

	while (at < end && !sound(m, at, end, &t)) {
		size_t bad = yaml_piece_before(m->piece, text, at, t.from);
		size_t next = yaml_piece_after(m->piece, text, bad, end);

		if (bad > at && t.is_control)
			mend(m, at, bad);
		else if (bad > at)
			take(m, at, bad);
		take(m, bad, next);
		at = next;
		if (at < end && m->out->sink.n >= borne) {
			yaml_blame_rest(m->d, m->out, at);
			return;
		}
	}
	if (at < end)
		walk(m, at, end);
}

/* Should each item be sound and yet not all together, the first trouble is reported. */
void yaml_mend(const struct doc *d, struct yaml_rows *out, const struct yaml_piece *piece)
{
	const struct mender m = { .d = d, .out = out, .piece = piece, .n_before = out->sink.n };
	struct yaml_trouble first;

	if (sound(&m, piece->beg, piece->end, &first)) {
		walk(&m, piece->beg, piece->end);
		return;
	}
	mend(&m, piece->beg, piece->end);
	if (out->sink.n == m.n_before)
		yaml_blame_piece(d, out, first.from, piece->end, &first);
}
