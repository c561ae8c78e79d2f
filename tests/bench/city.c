/* Whole sets of lists with the figures of a real place: gen city [-d DEFECTS] [-o] PLACE PERMILLE FOLDER.
 * -o writes the version before steps and materials were saved. The figures that an audit gives back
 * go to standard output, one a line (id, number), the planted defects to FOLDER.defects.tsv. */
#include "city.h"

#include "city_main.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
	FEWEST = 3,  /* departments of a small set */
	COUNTY = 15, /* departments of the county of a city's set */
	STEPS_A_PROCESS = 5
};

const struct system systems[] = {
#define SYSTEM(body, law, first, sanction, last, ...) \
	{ body, law, first, sanction, last, { __VA_ARGS__ } },
#include "city_systems.def"
#undef SYSTEM
};
const uint32_t n_systems = countof(systems);

static const struct place places[] = {
#define PLACE(id, city, county, suffix, ...) { #id, city, county, suffix, __VA_ARGS__ },
#include "city_places.def"
#undef PLACE
};

static const struct {
	const char *title, *columns;
	uint32_t nest;
} forms[] = {
#define FORM(NAME, title, nest, columns) { title, columns, nest },
#include "city_forms.def"
#undef FORM
};

/* ---- numbers and texts ---- */

uint32_t share(uint32_t total, uint32_t n, uint32_t i)
{
	if (n == 0)
		return 0;
	return (uint32_t)((uint64_t)total * (i + 1) / n - (uint64_t)total * i / n);
}

static uint32_t common_divisor(uint32_t a, uint32_t b)
{
	return b ? common_divisor(b, a % b) : a;
}

uint32_t shuffled(uint32_t k, uint32_t n)
{
	uint32_t stride = 37;

	while (common_divisor(stride, n) != 1)
		stride++;
	return (uint32_t)(((uint64_t)k * stride + n / 3) % n);
}

str filled(struct arena *a, const char *template, const char *word)
{
	str rest, out = { 0 };

	for (str left = str_from(template); left.p; left = rest) {
		str part = str_cut(left, STR("@"), &rest);

		out = arena_join(a, out, part);
		if (rest.p)
			out = arena_join(a, out, str_from(word));
	}
	return out;
}

/* 1 to 999 in Chinese. */
static str numeral(struct arena *a, uint32_t n)
{
	static const char *const digit[] = { "零", "一", "二", "三", "四",
		                             "五", "六", "七", "八", "九" };
	uint32_t tens = n % 100 / 10;

	return arena_fmt(a, "%s%s%s%s%s%s", n >= 100 ? digit[n / 100] : "", n >= 100 ? "百" : "",
	                 n >= 100 && n % 100 && !tens ? "零" : "",
	                 tens > 1 || (tens && n >= 100) ? digit[tens] : "", tens ? "十" : "",
	                 n % 10 ? digit[n % 10] : "");
}

str article_text(struct arena *a, uint32_t number)
{
	return arena_fmt(a, "第%s条", numeral(a, number).p);
}

str basis_text(struct arena *a, const struct system *s, uint32_t from, uint32_t end, uint32_t k)
{
	return arena_fmt(a, "《%s》%s", s->law, article_text(a, from + k % (end - from)).p);
}

/* ---- lists ---- */

static void take_columns(struct set *s, struct list *l)
{
	str rest;

	l->head = arena_alloc(s->arena, COLUMNS * sizeof *l->head);
	for (str left = str_from(forms[l->form].columns); left.p; left = rest)
		l->head[l->n_cols++] = str_cut(left, STR(" "), &rest);
}

struct list *list_new(struct set *s, enum form form, str region, str owner)
{
	struct list *l = arena_alloc(s->arena, sizeof *l);
	str whose = owner.n ? owner : region;

	*l = (struct list){
		.form = form, .nest = forms[form].nest, .region = region, .owner = owner
	};
	l->file = arena_fmt(s->arena, "%02u%s-%.*s.yaml", form + 1, forms[form].title, (int)whose.n,
	                    whose.p);
	take_columns(s, l);
	s->list = arena_room(s->arena, s->list, s->n_lists, &s->cap_lists, sizeof(struct list *));
	s->list[s->n_lists++] = l;
	return l;
}

struct row *list_insert(struct set *s, struct list *l, uint32_t at, const struct row *like)
{
	struct row *r = arena_alloc(s->arena, sizeof *r);

	l->row = arena_room(s->arena, l->row, l->n_rows, &l->cap_rows, sizeof(struct row *));
	memmove(l->row + at + 1, l->row + at, (l->n_rows - at) * sizeof(struct row *));
	if (like)
		memcpy(r->cell, like->cell, sizeof r->cell);
	l->n_rows++;
	return l->row[at] = r;
}

struct row *list_add(struct set *s, struct list *l)
{
	return list_insert(s, l, l->n_rows, NULL);
}

void list_remove(struct list *l, uint32_t at)
{
	l->n_rows--;
	memmove(l->row + at, l->row + at + 1, (l->n_rows - at) * sizeof(struct row *));
}

uint32_t list_column(const struct list *l, const char *head)
{
	for (uint32_t i = 0; i < l->n_cols; i++)
		if (str_eq(l->head[i], str_from(head)))
			return i;
	fprintf(stderr, "gen: %s has no column %s\n", forms[l->form].title, head);
	exit(2);
}

str *cell(const struct list *l, struct row *r, const char *head)
{
	return &r->cell[list_column(l, head)];
}

void put(const struct list *l, struct row *r, const char *head, str text)
{
	*cell(l, r, head) = text;
}

void put_text(const struct list *l, struct row *r, const char *head, const char *text)
{
	put(l, r, head, str_from(text));
}

const char *form_title(enum form form)
{
	return forms[form].title;
}

/* ---- the set ---- */

/* The departments of a set of cities stand in the city first, then in its districts. */
static void make_department(struct set *s, uint32_t i)
{
	struct department *d = &s->department[i];
	bool county = strcmp(s->place->suffix, "区") == 0;
	uint32_t behind = i - n_systems, district = 1 + (behind - COUNTY) / 10;

	d->system = &systems[i % n_systems];
	d->region = str_from(county ? s->place->county : s->place->city);
	if (i >= n_systems) {
		county = true;
		d->region = str_from(s->place->county);
		d->system = &systems[behind < COUNTY ? behind : (behind - COUNTY) % 10];
		if (behind >= COUNTY)
			d->region = arena_fmt(s->arena, "%s区", district_name(district));
	}
	d->level = county ? "区级" : "市级";
	d->name = arena_fmt(s->arena, "%s%s", d->region.p, d->system->body);
	d->called = arena_fmt(s->arena, "%s%s", county ? "区" : "市", d->system->body);
}

str county_body(const struct set *s, uint32_t system)
{
	return arena_fmt(s->arena, "区%s", systems[system].body);
}

/* Quantities of a smaller set; what there is stays, with one at least. */
static uint32_t scaled(uint32_t n, uint32_t permille)
{
	uint32_t small = (uint32_t)((uint64_t)n * permille / 1000);

	return n && !small ? 1 : small;
}

/* A small set of a city has few departments of the county, or none. */
static void fit_lower(struct place *p)
{
	uint32_t there = p->departments > n_systems ? p->departments - n_systems : 0;

	if (there > COUNTY)
		there = COUNTY;
	if (p->lower_holders > there)
		p->lower_holders = there;
	if (p->lower_holders == 0)
		p->lower_powers = 0;
}

static struct place scaled_place(const struct place *p, uint32_t permille)
{
	struct place out = *p;

#define FIGURE(name, scales, id) \
	if (scales)              \
		out.name = scaled(p->name, permille);
#include "city_figures.def"
#undef FIGURE
	if (out.steps > STEPS_A_PROCESS * out.processes)
		out.steps = STEPS_A_PROCESS * out.processes;
	if (out.departments < FEWEST)
		out.departments = p->departments < FEWEST ? p->departments : FEWEST;
	fit_lower(&out);
	return out;
}

/* What stands beside the city's own: the county's powers; and the two bodies that powers were moved to
 * hold them, and have a duty, a task and a section for each matter. */
static struct place with_others(struct place p)
{
	uint32_t more = 2 * p.moved_from * MATTERS;

	p.departments += p.moved_from ? 2 : 0;
	p.duties += more;
	p.tasks += more;
	p.sections += more;
	p.posts += more;
	p.flows += more;
	p.standards += more;
	p.powers += p.lower_powers + p.moved_permits + p.moved_penalties;
	p.holders += p.lower_holders + (p.moved_from ? 2 : 0);
	return p;
}

static void print_figures(const struct place *of)
{
	const struct place all = with_others(*of), *p = &all;

#define FIGURE(name, scales, id) \
	if (p->name && id[0])    \
		printf("%s\t%u\n", id, p->name);
#include "city_figures.def"
#undef FIGURE
}

static void make(struct set *s)
{
	s->n_departments = s->place->departments;
	s->department = arena_alloc(s->arena, s->n_departments * sizeof *s->department);
	for (uint32_t i = 0; i < s->n_departments; i++)
		make_department(s, i);
	make_bodies(s);
	make_duties(s);
	make_powers(s);
	make_moved(s);
	make_between(s);
	make_levels(s);
}

static bool write_all(struct set *s, const char *folder, uint32_t defects)
{
	struct planting *p = defects ? plant_all(s, defects) : NULL;
	FILE *out;

	if (!set_write(s, folder))
		return false;
	if (!p)
		return true;
	out = fopen(arena_fmt(s->arena, "%s.defects.tsv", folder).p, "wb");
	if (!out)
		return false;
	plant_list(p, out);
	return fclose(out) == 0;
}

static const struct place *place_named(const char *id)
{
	for (uint32_t i = 0; i < countof(places); i++)
		if (strcmp(places[i].id, id) == 0)
			return &places[i];
	return NULL;
}

static int city(int argc, char **argv, uint32_t defects, bool old)
{
	struct arena a = { 0 };
	const struct place *known = argc == 3 ? place_named(argv[0]) : NULL;
	uint32_t permille = argc == 3 ? (uint32_t)strtoul(argv[1], NULL, 10) : 0;
	struct set s = { .arena = &a, .old = old };
	struct place p;
	bool good;

	if (!known || permille == 0 || permille > 1000) {
		fputs("usage: gen city [-d DEFECTS] [-o] PLACE PERMILLE FOLDER\n", stderr);
		return 2;
	}
	p = scaled_place(known, permille);
	s.place = &p;
	make(&s);
	good = write_all(&s, argv[2], defects);
	if (good)
		print_figures(&p);
	else
		fprintf(stderr, "gen: %s cannot be written\n", argv[2]);
	arena_release(&a);
	return good ? 0 : 1;
}

int city_main(int argc, char **argv)
{
	uint32_t defects = 0;
	bool old = false;

	for (int c; (c = getopt(argc, argv, "d:o")) != -1;) {
		if (c == 'd')
			defects = (uint32_t)strtoul(optarg, NULL, 10);
		else if (c == 'o')
			old = true;
		else
			return 2;
	}
	return city(argc - optind, argv + optind, defects, old);
}
