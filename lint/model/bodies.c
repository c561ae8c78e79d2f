/* One body under its names: place and name are brought to one form, and the rest is one table. */
#include "model/body_parts.h"

#include "base/utf8.h"

enum { NAME_BYTES = 512, PARENTS = 8 };

void bodies_init(struct bodies *b, struct arena *a)
{
	*b = (struct bodies){ .arena = a };
	intern_init(&b->key, a);
	intern_init(&b->system, a);
	map_init(&b->alias, a);
	map_init(&b->former, a);
	map_init(&b->place, a);
}

/* The end of the first place in «示例市某某区», when another follows; «广州» of «广州市» is none. */
static size_t outer_place(str key)
{
	for (size_t at = utf8_offset(key, 2); at + 6 <= key.n;) {
		str rest;

		utf8_next(key, &at);
		rest = str_from_byte(key, at);
		if (rest.n >= 6 && place_tier(str_slice(key, 0, at)) && place_tier(rest) &&
		    !place_tier(str_slice(rest, 0, 3)))
			return at;
	}
	return 0;
}

static void add_place(struct bodies *b, str key)
{
	enum tier t = place_tier(key);
	uint32_t *slot;

	if (!t || key.n < 6)
		return;
	slot = map_at(&b->place, hash_str(key));
	if (*slot != NONE)
		return;
	*slot = t;
	b->home[t].n++;
	b->home[t].place = key;
}

void bodies_place(struct bodies *b, str region)
{
	str key = utf8_key(b->arena, region);

	for (size_t at; (at = outer_place(key)) > 0; key = str_from_byte(key, at))
		add_place(b, str_slice(key, 0, at));
	add_place(b, key);
}

/* ---- one form ---- */

/* A name under way: pieces of texts that live at least as long as the call. */
struct form {
	str place, tail, ending;
	enum tier tier;
};

/* «示例市示例区» is the district where the city goes without saying. */
static str inner_place(const struct bodies *b, str place)
{
	for (size_t at = utf8_offset(place, 2); at + 6 < place.n;) {
		str outer;

		utf8_next(place, &at);
		outer = str_slice(place, 0, at);
		if (b->place.n && place.n - at >= 6 && map_get(&b->place, hash_str(outer)) != NONE)
			return inner_place(b, str_from_byte(place, at));
	}
	return place;
}

/* Which place «市» or «区» is in a list of region; the unit itself when that is open. A list of a city
 * that says «区应急管理局» means every district's. */
static str place_meant(const struct bodies *b, struct body_parts p, str region_key)
{
	enum tier own = place_tier(region_key);

	if (str_starts(p.place, STR("各")))
		return p.place;
	if (own == p.tier && own)
		return inner_place(b, region_key);
	if ((!own || own > p.tier) && b->home[p.tier].n == 1)
		return b->home[p.tier].place;
	return p.place;
}

static struct form township_form(str rest, size_t head)
{
	bool street = str_ends(str_slice(rest, 0, head), STR("街道"));

	return (struct form){ .tail = str_slice(rest, 0, head),
		              .ending = street ? STR("办事处") : STR("人民政府"),
		              .tier = TIER_TOWN };
}

static struct form form_of(const struct bodies *b, str key, str region_key)
{
	struct body_parts p = body_parts(b, key, region_key);
	uint32_t system = b->systems ? system_named(b->systems, p.rest) : NONE;
	size_t town = township_head(p.rest);
	struct form f = { .place = p.place, .tail = p.rest, .tier = p.tier };

	if (town)
		return township_form(p.rest, town);
	if (p.generic)
		f.place = place_meant(b, p, region_key);
	else if (p.place.n)
		f.place = inner_place(b, p.place);
	else if (system != NONE && place_tier(region_key))
		f.place = inner_place(b, region_key), f.tier = place_tier(region_key);
	if (system != NONE)
		f.tail = b->systems->body[system];
	else if (str_eq(p.rest, STR("政府")))
		f.tail = STR("人民政府");
	return f;
}

static str form_join(struct form f, char buf[NAME_BYTES])
{
	size_t n = 0;

	for (int i = 0; i < 3; i++) {
		str part = i == 0 ? f.place : i == 1 ? f.tail : f.ending;

		memcpy(buf + n, part.p ? part.p : "", part.n);
		n += part.n;
	}
	return (str){ buf, n };
}

/* A name and its list's region as keys. Texts too long to be names are left as they are. */
struct keyed {
	char name_buf[NAME_BYTES], region_buf[NAME_BYTES], out[NAME_BYTES];
	str name, region;
	struct form form;
	bool is_name;
};

/* «中共» before a party's body, «本» and «我» before a unit. */
static size_t dressing(str name)
{
	static const str words[] = { STR_INIT("本市"), STR_INIT("本县"), STR_INIT("本区"),
		                     STR_INIT("我市"), STR_INIT("我县"), STR_INIT("我区") };

	if (str_starts(name, STR("中共")) && name.n > 12)
		return 6;
	for (uint32_t i = 0; i < countof(words); i++)
		if (str_starts(name, words[i]))
			return 3;
	return 0;
}

static void key_name(const struct bodies *b, str name, str region, struct keyed *k)
{
	k->is_name = utf8_key_bound(name.n) < NAME_BYTES && utf8_key_bound(region.n) < NAME_BYTES;
	k->form = (struct form){ 0 };
	if (!k->is_name)
		return;
	k->name = utf8_key_into(k->name_buf, name);
	k->region = utf8_key_into(k->region_buf, region);
	k->name = str_from_byte(k->name, dressing(k->name));
	k->form = form_of(b, k->name, k->region);
	k->is_name = k->form.place.n + k->form.tail.n + k->form.ending.n <= NAME_BYTES;
}

/* ---- resolving ---- */

/* An alias goes without its place as well: «知识产权局» in a list of that city. */
static uint32_t alias_of(const struct bodies *b, const struct map *alias, struct keyed *k)
{
	uint32_t id = map_get(alias, hash_str(form_join(k->form, k->out)));

	if (id == NONE && k->form.place.n == 0 && k->region.n &&
	    k->region.n + k->form.tail.n + k->form.ending.n <= NAME_BYTES) {
		struct form placed = k->form;

		placed.place = inner_place(b, k->region);
		id = map_get(alias, hash_str(form_join(placed, k->out)));
	}
	return id;
}

uint32_t bodies_find(const struct bodies *b, str name, str region)
{
	struct keyed k;
	uint32_t id;

	key_name(b, name, region, &k);
	if (!k.is_name)
		return NONE;
	id = alias_of(b, &b->alias, &k);
	if (id == NONE)
		id = alias_of(b, &b->former, &k);
	return id != NONE ? id : intern_find(&b->key, form_join(k.form, k.out));
}

uint32_t bodies_formerly(const struct bodies *b, str name, str region)
{
	struct keyed k;

	key_name(b, name, region, &k);
	return k.is_name ? alias_of(b, &b->former, &k) : NONE;
}

/* Up to and with the first whole name in it: «开发区管委会» of «开发区管委会环保办». */
static str head_of(str rest)
{
	static const str ends[] = { STR_INIT("委员会"), STR_INIT("管委会"), STR_INIT("局"),
		                    STR_INIT("办公室"), STR_INIT("中心"),   STR_INIT("院"),
		                    STR_INIT("支队"),   STR_INIT("大队"),   STR_INIT("公司") };
	size_t best = rest.n;

	for (uint32_t i = 0; i < countof(ends); i++) {
		size_t at = str_find(rest, ends[i], 0);

		if (at != STR_NONE && at + ends[i].n < best)
			best = at + ends[i].n;
	}
	return str_slice(rest, 0, best);
}

/* «东河派出所», «城北交警大队»: outposts are named for what is no place of a level. */
static uint32_t system_of_outpost(const struct systems *s, str rest)
{
	static const str ends[] = { STR_INIT("所"), STR_INIT("队"), STR_INIT("分局") };
	bool outpost = false;

	for (uint32_t i = 0; i < countof(ends); i++)
		outpost = outpost || str_ends(rest, ends[i]);
	for (size_t at = utf8_offset(rest, 2); outpost && at < rest.n;) {
		uint32_t system = system_of(s, str_from_byte(rest, at));

		if (system != NONE)
			return system;
		utf8_next(rest, &at);
	}
	return NONE;
}

/* Governments and towns are no system: each answers for its own place. */
static uint32_t system_of_form(struct bodies *b, struct form f)
{
	uint32_t known = b->systems ? system_of(b->systems, f.tail) : NONE;

	if (known == NONE && b->systems)
		known = system_of_outpost(b->systems, f.tail);
	if (known != NONE)
		return known;
	if (f.ending.n || str_ends(f.tail, STR("政府")) || f.tail.n == 0)
		return NONE;
	return (b->systems ? b->systems->n : 0) + intern_add(&b->system, head_of(f.tail));
}

/* A branch of a city's department works in a district. */
static enum tier tier_of_form(struct form f)
{
	if (f.tier == TIER_CITY && str_ends(f.tail, STR("分局")))
		return TIER_COUNTY;
	return f.tier;
}

static uint32_t body_put(struct bodies *b, str key, str name, struct form f)
{
	sid id = intern_add(&b->key, key);

	if (id < b->n)
		return id;
	b->body = arena_room(b->arena, b->body, b->n, &b->cap, sizeof *b->body);
	b->body[b->n++] = (struct body){ .name = name,
		                         .tier = tier_of_form(f),
		                         .class = body_class_of(name, (str){ 0 }),
		                         .parent = NONE,
		                         .system = system_of_form(b, f),
		                         .place_n = (uint32_t)f.place.n };
	return id;
}

uint32_t bodies_resolve(struct bodies *b, str name, str region)
{
	struct keyed k;
	uint32_t id;

	key_name(b, name, region, &k);
	if (!k.is_name)
		return body_put(b, utf8_key(b->arena, name), name, (struct form){ 0 });
	id = alias_of(b, &b->alias, &k);
	if (id == NONE)
		id = alias_of(b, &b->former, &k);
	return id != NONE ? id : body_put(b, form_join(k.form, k.out), name, k.form);
}

str body_own_name(const struct bodies *b, uint32_t body)
{
	return str_from_byte(b->key.text[body], b->body[body].place_n);
}

static str place_of(const struct bodies *b, uint32_t body)
{
	return str_slice(b->key.text[body], 0, b->body[body].place_n);
}

/* The district in «示例市公安局示例区分局», for «区公安分局». */
static str branch_place(const struct bodies *b, uint32_t body)
{
	str key = b->key.text[body];
	size_t end = str_find(key, STR("分局"), 0), beg = str_find(key, STR("局"), 0);

	if (end == STR_NONE || beg == STR_NONE || beg + 3 >= end)
		return (str){ 0 };
	key = str_slice(key, beg + 3, end);
	return place_tier(key) ? key : (str){ 0 };
}

static void keep_other(struct bodies *b, uint32_t body, const struct keyed *k)
{
	str rest = body_parts(b, k->name, k->region).rest;

	b->other = arena_room(b->arena, b->other, b->n_others, &b->cap_others, sizeof *b->other);
	b->other[b->n_others++] = (struct other_name){ body, arena_copy(b->arena, rest) };
}

void bodies_alias(struct bodies *b, uint32_t body, str name, enum body_alias what)
{
	str branch = branch_place(b, body), place = branch.n ? branch : place_of(b, body);
	struct map *map = what == BODY_ALIAS_FORMER ? &b->former : &b->alias;
	struct keyed k;
	str key;
	uint32_t *slot;

	key_name(b, name, place, &k);
	if (!k.is_name)
		return;
	if (what != BODY_ALIAS_FORMER)
		keep_other(b, body, &k);
	if (k.form.place.n == 0)
		k.form.place = k.region;
	if (k.form.place.n + k.form.tail.n + k.form.ending.n > NAME_BYTES)
		return;
	key = form_join(k.form, k.out);
	slot = map_at(map, hash_str(key));
	if (*slot == NONE && !str_eq(key, b->key.text[body]))
		*slot = body;
}

/* Do the characters of `brief` stand in full in this order? */
static bool abbreviates(str brief, str full)
{
	size_t at = 0;

	for (size_t i = 0, from; i < brief.n;) {
		from = i;
		utf8_next(brief, &i);
		at = str_find(full, str_slice(brief, from, i), at);
		if (at == STR_NONE)
			return false;
		at += i - from;
	}
	return true;
}

bool bodies_called(const struct bodies *b, uint32_t body, str name, str region)
{
	struct keyed own, k;
	str rest;

	key_name(b, name, region, &k);
	key_name(b, b->body[body].name, region, &own);
	if (!k.is_name || !own.is_name)
		return true;
	rest = body_parts(b, k.name, k.region).rest;
	if (abbreviates(rest, body_parts(b, own.name, own.region).rest))
		return true;
	for (uint32_t i = 0; i < b->n_others; i++)
		if (b->other[i].body == body && abbreviates(rest, b->other[i].rest))
			return true;
	return false;
}

/* ---- systems ---- */

/* The department that a body is part of, else itself. */
static uint32_t department_of(const struct bodies *b, uint32_t id)
{
	for (int i = 0; i < PARENTS; i++) {
		uint32_t parent = b->body[id].parent;

		if (parent == NONE || b->body[parent].class == BODY_GOVERNMENT)
			break;
		id = parent;
	}
	return id;
}

bool bodies_same_system(const struct bodies *b, uint32_t x, uint32_t y)
{
	if (x == y)
		return true;
	x = department_of(b, x);
	y = department_of(b, y);
	return x == y || (b->body[x].system != NONE && b->body[x].system == b->body[y].system);
}

const struct former *bodies_former(const struct bodies *b, str name, str region, struct arena *a,
                                   str *successor)
{
	const struct former *f;
	struct body_parts p;
	struct keyed k;

	key_name(b, name, region, &k);
	if (!k.is_name || !b->systems)
		return NULL;
	p = body_parts(b, k.name, k.region);
	f = system_former(b->systems, p.rest);
	if (f)
		*successor = arena_join(a, p.place, f->successor);
	return f;
}

const struct former *body_former(const struct bodies *b, uint32_t body, str *place)
{
	*place = place_of(b, body);
	return b->systems ? system_former(b->systems, body_own_name(b, body)) : NULL;
}

enum tier body_tier(str name, str region)
{
	struct bodies none = { 0 };
	struct keyed k;

	key_name(&none, name, region, &k);
	return k.is_name ? tier_of_form(k.form) : TIER_NONE;
}
