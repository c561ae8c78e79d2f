/* The globals of a BIFF8 workbook. */
#include "read/xls_book.h"

/* A string has at most STRING_CHARS UTF-16 units, of at most three bytes of UTF-8 each. */
enum { STRING_CHARS = 65535, UNIT_BYTES = 3, N_FORMATS = 65536, TYPE_WORKSHEET = 0 };

void xls_book_init(struct xls_book *w, str stream, struct arena *texts, struct arena *arena,
                   uint32_t cell_bytes)
{
	size_t longest = STRING_CHARS * UNIT_BYTES;

	*w = (struct xls_book){ .texts = texts, .arena = arena, .walk = { .stream = stream } };
	w->text_max = cell_bytes < longest ? cell_bytes : longest;
	w->scratch = arena_alloc(arena, w->text_max);
	w->kind = arena_alloc(arena, N_FORMATS);
}

struct label xls_book_string(struct xls_book *w, struct biff_record *r, uint32_t n_chars)
{
	struct biff_text t = { .p = w->scratch, .max = w->text_max };
	str s = STR("");

	biff_string(r, n_chars, &t);
	if (t.n > 0)
		s = arena_copy(w->texts, (str){ t.p, t.n });
	return (struct label){ s.p, (uint32_t)s.n, t.cut };
}

/* The number of strings is not believed: the list ends where its records do. */
static void read_shared(struct xls_book *w, struct biff_record *r)
{
	uint32_t n;

	biff_u32(r); /* how often all are used */
	n = biff_u32(r);
	for (uint32_t i = 0; i < n; i++) {
		uint32_t n_chars = biff_u16(r);
		struct label s = xls_book_string(w, r, n_chars);

		if (r->too_short)
			return;
		w->shared = arena_room(w->arena, w->shared, w->n_shared, &w->cap_shared,
		                       sizeof *w->shared);
		w->shared[w->n_shared++] = s;
	}
}

/* Charts, macro sheets and modules are no lists. */
static void read_bound(struct xls_book *w, struct biff_record *r)
{
	uint32_t offset = biff_u32(r), hidden = biff_u8(r) & 3, type = biff_u8(r);
	uint32_t n_chars = biff_u8(r);
	struct label name = xls_book_string(w, r, n_chars);

	if (type != TYPE_WORKSHEET)
		return;
	w->bound = arena_room(w->arena, w->bound, w->n_bounds, &w->cap_bounds, sizeof *w->bound);
	w->bound[w->n_bounds++] = (struct bound){ .name = { name.p, name.n },
		                                  .offset = offset,
		                                  .hidden = hidden != 0 };
}

static void read_format(struct xls_book *w, struct biff_record *r)
{
	uint32_t id = biff_u16(r), n_chars = biff_u16(r);
	struct biff_text code = { .p = w->scratch, .max = w->text_max };

	if (biff_string(r, n_chars, &code))
		w->kind[id] = (uint8_t)(1 + number_kind(id, (str){ code.p, code.n }));
}

static void read_xf(struct xls_book *w, struct biff_record *r)
{
	biff_u16(r); /* font */
	w->xf = arena_room(w->arena, w->xf, w->n_xfs, &w->cap_xfs, sizeof *w->xf);
	w->xf[w->n_xfs++] = (uint16_t)biff_u16(r);
}

static void read_global(struct xls_book *w, struct biff_record *r)
{
	switch (r->id) {
	case BIFF_FILEPASS:
		w->encrypted = true;
		break;
	case BIFF_DATEMODE:
		w->epoch_1904 = biff_u16(r) == 1;
		break;
	case BIFF_BOUNDSHEET:
		read_bound(w, r);
		break;
	case BIFF_FORMAT:
		read_format(w, r);
		break;
	case BIFF_XF:
		read_xf(w, r);
		break;
	case BIFF_SST:
		read_shared(w, r);
		break;
	default:
		break;
	}
}

bool xls_book_read(struct xls_book *w)
{
	struct biff_record r;

	while (biff_next(&w->walk, &r)) {
		if (r.id == BIFF_EOF)
			return true;
		read_global(w, &r);
		if (w->encrypted)
			return true;
	}
	return false;
}

uint32_t xls_book_enter(struct xls_book *w, size_t offset)
{
	size_t start = offset < w->walk.stream.n ? offset : w->walk.stream.n;
	struct biff_record r;

	w->walk.at = start;
	if (biff_next(&w->walk, &r) && r.id == BIFF_BOF)
		return biff_u16(&r);
	w->walk.at = start;
	return 0;
}

enum number_kind xls_book_kind(const struct xls_book *w, uint32_t xf)
{
	uint32_t format = xf < w->n_xfs ? w->xf[xf] : 0;

	if (w->kind[format] == 0)
		return number_kind(format, (str){ 0 });
	return (enum number_kind)(w->kind[format] - 1);
}
