/* A line a province; further names of one place are separated by «|». All names are one trie. */
#include "law/place_names.h"

#include "base/embed.h"
#include "base/words.h"
#include "law/tsv.h"

enum { MAX_NAMES = 600, LONGEST_BYTES = 60 };

struct place_names {
	str name[MAX_NAMES];
	struct whereabouts where[MAX_NAMES]; /* of each name */
	uint32_t n;
	struct words *words;
};

static void add_names(struct place_names *p, str names, struct whereabouts where)
{
	while (names.n > 0 && p->n < MAX_NAMES) {
		str rest;

		p->name[p->n] = str_cut(names, STR("|"), &rest);
		p->where[p->n++] = where;
		names = rest;
	}
}

static void add_province(struct place_names *p, str row, uint32_t province)
{
	str cities = tsv_field(row, 1);
	struct whereabouts where = { .province = province };

	add_names(p, tsv_field(row, 0), where);
	for (str names; tsv_word(&cities, &names);) {
		where.city++;
		add_names(p, names, where);
	}
}

const struct place_names *place_names_open(struct arena *a)
{
	struct place_names *p = arena_alloc(a, sizeof *p);
	str text = { 0 }, row;
	uint32_t line = 0, province = 0;

	for (unsigned i = 0; i < n_embedded_files; i++)
		if (str_eq(str_from(embedded_files[i].path), STR("law/places.tsv")))
			text = (str){ embedded_files[i].p, embedded_files[i].n };
	for (size_t at = 0; tsv_row(text, &at, &line, &row);)
		if (line > 1)
			add_province(p, row, ++province);
	p->words = words_new(a, p->name, p->n);
	return p;
}

/* The place whose name begins at *at; moves *at behind it. */
static bool take_name(const struct place_names *p, str text, size_t *at, struct whereabouts *w)
{
	struct word_hit hit;
	size_t from = *at;

	if (!words_next(p->words, text, &from, &hit) || hit.beg != *at)
		return false;
	*at = hit.end;
	*w = p->where[hit.word];
	return true;
}

struct whereabouts place_names_find(const struct place_names *p, str text)
{
	struct whereabouts w = { 0 }, city = { 0 };
	size_t at = 0;

	text.n = text.n < LONGEST_BYTES ? text.n : LONGEST_BYTES;
	if (!take_name(p, text, &at, &w))
		return w;
	if (w.city == 0 && take_name(p, text, &at, &city) && city.province == w.province)
		w = city;
	return w;
}

str place_names_text(const struct place_names *p, struct whereabouts w)
{
	for (uint32_t i = 0; w.province && i < p->n; i++)
		if (p->where[i].province == w.province && p->where[i].city == w.city)
			return p->name[i];
	return (str){ "", 0 };
}
