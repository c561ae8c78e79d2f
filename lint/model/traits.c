/* One look at each character: a table says what it is, another where the pair it ends stood last. */
#include "model/traits.h"

#include "base/utf8.h"

enum {
	N_CHARS = 0x10000,
	HAN = 0x3400,  /* the first */
	MOST_WORD = 6, /* characters: a longer word is not looked for a second time */
	MOST_OPEN = 16,
	CELL_UNITS = 32767
};

/* Beside the traits: what some of them ask of the character before, and brackets. */
enum {
	BEHIND_NUMBER = TRAIT_DATE | TRAIT_COUNTED,
	IS_NUMBER = 1 << 14, /* digits and blanks */
	IS_BRACKET = 1 << 15
};

_Static_assert(N_TRAITS <= 14, "two bits are taken");

struct traits {
	uint16_t of[N_CHARS];
};

/* Brackets that are open: four bits each, the last lowest. */
struct open {
	uint64_t stack;
	uint32_t n;
	bool unpaired;
};

static void mark(struct traits *t, const char *characters, uint32_t trait)
{
	str s = str_from(characters);

	for (size_t at = 0; at < s.n;)
		t->of[utf8_next(s, &at)] |= (uint16_t)trait;
}

static void mark_range(struct traits *t, uint32_t first, uint32_t last, uint32_t trait)
{
	for (uint32_t cp = first; cp <= last; cp++)
		t->of[cp] |= (uint16_t)trait;
}

/* U+2000 to U+33FF and the full-width forms hold the marks of everyday writing. */
static bool is_rare(const struct gbk *g, uint32_t cp)
{
	return cp >= 0xA1 && !(cp >= 0x2000 && cp < 0x3400) && !(cp >= 0xFF00 && cp < 0xFFF0) &&
	       !gbk_common(g->code[cp]);
}

static void mark_blanks(struct traits *t)
{
	for (uint32_t cp = 0; cp < N_CHARS; cp++)
		if (utf8_is_space(cp))
			t->of[cp] |= TRAIT_BLANK | IS_NUMBER;
	mark_range(t, 0x200B, 0x200D, TRAIT_BLANK);
	mark_range(t, 0x2060, 0x2060, TRAIT_BLANK);
	mark_range(t, 0xFEFF, 0xFEFF, TRAIT_BLANK);
}

const struct traits *traits_new(struct arena *a, const struct gbk *g)
{
	struct traits *t = arena_alloc(a, sizeof *t);

	for (uint32_t cp = 0; cp < N_CHARS; cp++)
		t->of[cp] = is_rare(g, cp) ? TRAIT_RARE : 0;
	mark(t, "()（）《》〈〉【】〔〕", IS_BRACKET);
	mark(t, "()", TRAIT_HALF);
	mark(t, "年月", TRAIT_DATE);
	mark(t, "第", TRAIT_ORDINAL);
	mark(t, "号", TRAIT_COUNTED);
	mark(t, "?", TRAIT_QUERY);
	mark(t, "烫屯", TRAIT_RARE);
	mark_range(t, '0', '9', IS_NUMBER);
	mark_range(t, 0xFF10, 0xFF19, TRAIT_WIDE | IS_NUMBER);
	mark_range(t, 0xFF21, 0xFF3A, TRAIT_WIDE);
	mark_range(t, 0xFF41, 0xFF5A, TRAIT_WIDE);
	mark_blanks(t);
	return t;
}

/* Steps past a character; all of four bytes count as one, and as rare. */
static uint32_t next_char(const unsigned char **p, const unsigned char *end)
{
	const unsigned char *b = *p;

	if (b[0] < 0x80) {
		*p += 1;
		return b[0];
	}
	if (b[0] < 0xE0 && end - b >= 2) {
		*p += 2;
		return (b[0] & 0x1Fu) << 6 | (b[1] & 0x3Fu);
	}
	if (b[0] < 0xF0 && end - b >= 3) {
		*p += 3;
		return (b[0] & 0x0Fu) << 12 | (b[1] & 0x3Fu) << 6 | (b[2] & 0x3Fu);
	}
	*p += end - b < 4 ? end - b : 4;
	return 0xFFFD;
}

/* A word that stands there twice, seen by its pairs: each of them stood as far before. */
struct repeat {
	uint32_t far, n_pairs;
	bool found;
};

/* A slot that another pair took within reach leaves the question open: it counts as found. */
static void take_pair(struct repeat *r, struct trait_pairs *seen, uint32_t before, uint32_t cp)
{
	uint32_t pair = before << 16 | cp, slot = (before * 31 + cp) % TRAIT_PAIRS;
	uint32_t far = seen->at - seen->last[slot].at;
	bool same = seen->last[slot].pair == pair;

	seen->last[slot].pair = pair;
	seen->last[slot].at = seen->at;
	r->found |= before == cp;
	if (far > MOST_WORD)
		return;
	r->n_pairs = far == r->far ? r->n_pairs + 1 : 1;
	r->far = far;
	r->found |= !same || r->n_pairs + 1 >= far;
}

/* Full and half width of round brackets are one kind, as they may be mixed. In U+30xx the opening
 * ones are even. */
static void take_bracket(struct open *o, uint32_t cp)
{
	bool round = cp < 0x80 || cp >= 0xFF00, opens = cp == '(' || cp == 0xFF08;
	uint32_t kind = round ? 1 : (cp - 0x3000) / 2;

	opens = opens || (!round && cp % 2 == 0);
	if (opens && o->n == MOST_OPEN)
		o->unpaired = true;
	if (opens) {
		o->stack = o->stack << 4 | kind;
		o->n++;
		return;
	}
	o->unpaired = o->unpaired || o->n == 0 || (o->stack & 15) != kind;
	o->stack >>= 4;
	o->n -= o->n > 0;
}

uint16_t traits_of(const struct traits *t, struct trait_pairs *seen, str text)
{
	const unsigned char *p = (const unsigned char *)text.p, *end = p + text.n;
	uint32_t found = 0, before = 0, missing = BEHIND_NUMBER;
	struct open open = { 0 };
	struct repeat repeat = { 0 };

	seen->at += MOST_WORD + 1; /* nothing of the text before is near */
	while (p < end) {
		uint32_t cp = next_char(&p, end), is = t->of[cp];

		found |= is & ~missing;
		if (cp >= HAN)
			take_pair(&repeat, seen, before, cp);
		if (is & IS_BRACKET)
			take_bracket(&open, cp);
		missing = is & IS_NUMBER ? 0 : BEHIND_NUMBER;
		before = cp;
		seen->at++;
	}
	found &= (1u << N_TRAITS) - 1;
	found |= open.unpaired || open.n > 0 ? TRAIT_UNPAIRED : 0;
	found |= text.n >= CELL_UNITS ? TRAIT_LONG : 0;
	return (uint16_t)(found | (repeat.found ? TRAIT_REPEATED : 0));
}
