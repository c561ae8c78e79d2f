/* «市城市管理局 leads, 市生态环境局 assists»: first the bodies of all that was found, then each item with
 * what they do in it, its basis and its place. */
#include "report/who.h"

#include "base/utf8.h"
#include "report/glyph.h"
#include "report/json_text.h"
#include "report/place_text.h"
#include "report/report.h"

enum { SHOWN = 10, DUTY_CELLS = 100, LAWS = 3, BODIES = 20 };

/* One side of an item: who, as what, doing what. */
struct side {
	str of, body; /* the department that a section belongs to, or "" */
	uint32_t id;  /* of the body, NONE for the owner of a list */
	enum role role;
	str duty; /* what the list says that body does; "" */
};

/* ---- sides ---- */

static str duty_of(const struct corpus *c, const struct assignment *a)
{
	const struct list *l = corpus_list(c, a->item);
	enum field f = l->kind->duty[a->duty].content;
	const struct cell *cell;

	if (f >= N_FIELDS || !list_has(l, f))
		return (str){ 0 };
	cell = table_cell(&c->doc[l->doc]->table, a->row, l->col[f]);
	return cell_trimmed(cell);
}

/* A column for a level («市级职责», «乡镇配合职责») stands for the owner of the list when he is of it. */
static struct side level_side(const struct corpus *c, const struct assignment *a)
{
	const struct list *l = corpus_list(c, a->item);
	bool own = l->owner.n && body_tier(l->owner, l->region) == (enum tier)a->tier;

	return (struct side){ .body = own ? l->owner : str_from(tier_title((enum tier)a->tier).zh),
		              .id = own ? NONE : a->body,
		              .role = (enum role)a->role,
		              .duty = duty_of(c, a) };
}

static bool is_section(const struct corpus *c, uint32_t assignment)
{
	return c->bodies.body[c->assignment[assignment].body].class == BODY_SECTION;
}

/* The department whose sections stand in an item: it names one, or the list is its own. */
static str department_of(const struct corpus *c, uint32_t item)
{
	for (uint32_t k = c->item_assignment[item]; k < c->item_assignment[item + 1]; k++)
		if (role_info[c->assignment[k].role].answers && !is_section(c, k))
			return assignment_name(c, k);
	return corpus_list(c, item)->owner;
}

static struct side side_of(const struct corpus *c, uint32_t assignment)
{
	const struct assignment *a = &c->assignment[assignment];

	if (a->end == 0)
		return level_side(c, a);
	return (struct side){ .of = is_section(c, assignment) ? department_of(c, a->item)
		                                              : (str){ 0 },
		              .body = assignment_name(c, assignment),
		              .id = a->body,
		              .role = (enum role)a->role,
		              .duty = duty_of(c, a) };
}

struct sides {
	struct side *side;
	uint32_t n;
};

/* The sides of an item; where no body is named, the one whose list it is. */
static struct sides sides_of(const struct corpus *c, uint32_t item, struct arena *a)
{
	uint32_t beg = c->item_assignment[item], end = c->item_assignment[item + 1];
	struct sides s = { .side = arena_alloc(a, (end - beg + 1) * sizeof *s.side) };
	str owner = corpus_list(c, item)->owner;
	bool answered = false;

	for (uint32_t k = beg; k < end; k++) {
		answered = answered || role_info[c->assignment[k].role].answers;
		s.side[s.n++] = side_of(c, k);
	}
	if (!answered && owner.n)
		s.side[s.n++] = (struct side){ .body = owner, .id = NONE, .role = ROLE_HOLDER };
	return s;
}

static bool same_side(const struct side *a, const struct side *b)
{
	if (!str_eq(a->of, b->of))
		return false;
	return a->id == b->id && a->id != NONE ? true : str_eq(a->body, b->body);
}

/* ---- text ---- */

struct writer {
	const struct who_answer *w;
	struct buf *out;
};

static void put(struct writer *g, const char *zh, const char *en)
{
	buf_add(g->out, str_from(g->w->lang == QD_EN ? en : zh));
}

static void put_role(struct writer *g, enum role r)
{
	put(g, role_info[r].title.zh, role_info[r].title.en);
}

/* At most so many cells on one line. */
static void put_short(struct writer *g, str text)
{
	size_t at = 0, cells = 0;
	str line = str_cut(text, STR("\n"), &text);

	while (at < line.n && cells < DUTY_CELLS) {
		utf8_next(line, &at);
		cells += 2;
	}
	text_put(g->out, str_slice(line, 0, at));
	if (at < line.n || text.n)
		buf_add(g->out, STR("…"));
}

static void put_body(struct writer *g, const struct side *s)
{
	text_put(g->out, s->of);
	text_put(g->out, s->body);
}

static void put_sides(struct writer *g, uint32_t item)
{
	struct sides s = sides_of(g->w->c, item, g->out->arena);

	for (uint32_t i = 0; i < s.n; i++) {
		const struct side *side = &s.side[i];

		buf_add(g->out, STR("   "));
		put_role(g, side->role);
		buf_add(g->out, STR("  "));
		put_body(g, side);
		if (side->duty.n && (i == 0 || side->duty.p != side[-1].duty.p)) {
			put(g, "：", ": ");
			put_short(g, side->duty);
		}
		buf_add(g->out, STR("\n"));
	}
	if (s.n == 0)
		put(g, "   没有写由谁负责\n", "   nobody is named\n");
}

/* «《甲法》第十条»: the articles of an instrument stand behind its title. */
static void put_basis(struct writer *g, uint32_t item)
{
	const struct corpus *c = g->w->c;
	uint32_t laws = 0;

	for (uint32_t k = c->item_cited[item]; k < c->item_cited[item + 1]; k++) {
		const struct cited *ci = &c->cited[k];
		const struct list *l = corpus_list(c, item);
		str text = cell_text(table_cell(&c->doc[l->doc]->table, ci->row, ci->col));

		laws += ci->first;
		if (laws > LAWS)
			break;
		if (ci->first) {
			put(g, laws == 1 ? "   依据  《" : "、《",
			    laws == 1 ? "   basis  《" : ", 《");
			text_put(g->out, ci->title);
			buf_add(g->out, STR("》"));
		} else {
			buf_add(g->out, STR("、"));
		}
		if (ci->article.number)
			text_put(g->out, str_slice(text, ci->article.beg, ci->article.end));
	}
	if (laws > LAWS)
		put(g, " 等", " …");
	if (laws)
		buf_add(g->out, STR("\n"));
}

static void put_title(struct writer *g, uint32_t item)
{
	struct called called = where_called(g->w->c, item);

	text_put(g->out, called.name);
	if (called.sub.n) {
		put(g, "（", " (");
		text_put(g->out, called.sub);
		put(g, "）", ")");
	}
}

static void put_item(struct writer *g, uint32_t n, const struct who_match *m)
{
	uint32_t item = m->item;
	const struct corpus *c = g->w->c;
	const struct list *l = corpus_list(c, item);
	struct where at = where_of(c, item_place(c, item, FIELD_NAME));
	str type = item_text(c, item, FIELD_TYPE);

	buf_fmt(g->out, "%u. ", n);
	put_title(g, item);
	if (type.n) {
		buf_add(g->out, STR("  "));
		text_put(g->out, type);
	}
	buf_add(g->out, STR("\n"));
	put_sides(g, item);
	if (m->said.n) {
		put(g, "   写到  ", "   says  ");
		put_short(g, m->said);
		buf_add(g->out, STR("\n"));
	}
	put_basis(g, item);
	put(g, "   见  ", "   in  ");
	text_put(g->out, g->w->lang == QD_EN ? l->kind->english : l->kind->title);
	buf_add(g->out, STR("  "));
	place_text_put(g->out, &at);
	buf_add(g->out, STR("\n"));
}

/* Adds to seen, which has n of `most`, the bodies that stand in the role in one item. */
static uint32_t take_role(const struct sides *s, enum role role, struct side *seen, uint32_t n,
                          uint32_t most)
{
	for (uint32_t k = 0; k < s->n && n < most; k++) {
		bool known = s->side[k].role != role;

		for (uint32_t i = 0; i < n; i++)
			known = known || same_side(&seen[i], &s->side[k]);
		if (!known)
			seen[n++] = s->side[k];
	}
	return n;
}

/* Every body once a role, in the order of the items; of very many the first. */
static void put_role_line(struct writer *g, enum role role)
{
	const struct who *who = g->w->who;
	struct side seen[BODIES + 1];
	struct arena scratch = { 0 };
	uint32_t n = 0;

	for (uint32_t i = 0; i < who->n && n <= BODIES; i++) {
		struct sides s = sides_of(g->w->c, who->match[i].item, &scratch);

		n = take_role(&s, role, seen, n, BODIES + 1);
	}
	arena_release(&scratch);
	if (n == 0)
		return;
	put_role(g, role);
	for (uint32_t i = 0; i < n && i < BODIES; i++) {
		put(g, i ? "、" : "  ", i ? ", " : "  ");
		put_body(g, &seen[i]);
	}
	put(g, n > BODIES ? "等\n" : "\n", n > BODIES ? " and others\n" : "\n");
}

static void put_heading(struct writer *g)
{
	const struct who *who = g->w->who;
	bool en = g->w->lang == QD_EN;

	buf_add(g->out, en ? STR("'") : STR("“"));
	text_put(g->out, g->w->question);
	buf_add(g->out, en ? STR("': ") : STR("”："));
	if (who->found)
		buf_fmt(g->out, en ? "%u items\n\n" : "找到 %u 个事项\n\n", who->n);
	else if (who->n)
		put(g, "没有找到写明它的事项；最接近的是：\n\n",
		    "no item says so; the nearest are:\n\n");
	else
		put(g, "没有找到有关的事项\n", "nothing about it was found\n");
}

void who_text(const struct who_answer *w, struct buf *out)
{
	static const enum role order[] = { ROLE_LEAD,      ROLE_HOLDER,  ROLE_APPROVE,
		                           ROLE_SUPERVISE, ROLE_ENFORCE, ROLE_TAKE_OVER,
		                           ROLE_RELATED,   ROLE_ASSIST,  ROLE_OFFICE,
		                           ROLE_POST,      ROLE_REQUEST };
	struct writer g = { w, out };

	put_heading(&g);
	for (uint32_t r = 0; w->who->found && r < countof(order); r++)
		put_role_line(&g, order[r]);
	for (uint32_t i = 0; i < w->who->n && i < SHOWN; i++) {
		if (i > 0 || w->who->found)
			buf_add(out, STR("\n"));
		put_item(&g, i + 1, &w->who->match[i]);
	}
	if (w->who->n > SHOWN)
		buf_fmt(out,
		        w->lang == QD_EN
		                ? "\n%u more; more words narrow it down, -f json shows all\n"
		                : "\n另有 %u 个事项；说得具体些可以缩小范围，-f json 列出全部\n",
		        w->who->n - SHOWN);
}

/* ---- JSON ---- */

/* Names of files may be any bytes. */
static void put_pair(struct buf *out, const char *name, str value)
{
	buf_fmt(out, "\"%s\":", name);
	json_text(out, out->arena, value);
	buf_add(out, STR(","));
}

static void put_json_sides(const struct who_answer *w, struct buf *out, uint32_t item)
{
	struct sides s = sides_of(w->c, item, out->arena);

	buf_add(out, STR("\"bodies\":["));
	for (uint32_t i = 0; i < s.n; i++) {
		buf_add(out, i ? STR(",{") : STR("{"));
		put_pair(out, "role", str_from(role_info[s.side[i].role].id));
		put_pair(out, "of", s.side[i].of);
		put_pair(out, "body", s.side[i].body);
		buf_add(out, STR("\"duty\":"));
		buf_json(out, s.side[i].duty);
		buf_add(out, STR("}"));
	}
	buf_add(out, STR("],"));
}

static void put_json_basis(const struct who_answer *w, struct buf *out, uint32_t item)
{
	const struct corpus *c = w->c;
	const struct list *l = corpus_list(c, item);

	buf_add(out, STR("\"basis\":["));
	for (uint32_t k = c->item_cited[item]; k < c->item_cited[item + 1]; k++) {
		const struct cited *ci = &c->cited[k];
		str text = cell_text(table_cell(&c->doc[l->doc]->table, ci->row, ci->col));

		buf_add(out, k > c->item_cited[item] ? STR(",{") : STR("{"));
		put_pair(out, "title", ci->title);
		buf_add(out, STR("\"article\":"));
		buf_json(out, ci->article.number ? str_slice(text, ci->article.beg, ci->article.end)
		                                 : (str){ 0 });
		buf_add(out, STR("}"));
	}
	buf_add(out, STR("],"));
}

static void put_json_item(const struct who_answer *w, struct buf *out, const struct who_match *m)
{
	static const char *const found[] = { "named", "meant", "mentioned", "near" };
	struct where at = where_of(w->c, item_place(w->c, m->item, FIELD_NAME));
	struct called called = where_called(w->c, m->item);

	buf_add(out, STR("{"));
	put_pair(out, "name", called.name);
	put_pair(out, "sub", called.sub);
	put_pair(out, "type", item_text(w->c, m->item, FIELD_TYPE));
	put_pair(out, "kind", corpus_list(w->c, m->item)->kind->title);
	buf_fmt(out, "\"match\":\"%s\",\"likeness\":%u.%03u,", found[m->found], m->permille / 1000,
	        m->permille % 1000);
	put_pair(out, "said", m->said);
	put_json_sides(w, out, m->item);
	put_json_basis(w, out, m->item);
	put_pair(out, "file", at.file);
	put_pair(out, "sheet", at.sheet);
	put_pair(out, "cell", str_from(at.cell));
	buf_fmt(out, "\"row\":%u}", at.line ? at.line : at.row);
}

void who_json(const struct who_answer *w, struct buf *out)
{
	buf_add(out, STR("{"));
	put_pair(out, "question", w->question);
	buf_fmt(out, "\"found\":%s,\"items\":[", w->who->found ? "true" : "false");
	for (uint32_t i = 0; i < w->who->n; i++) {
		buf_add(out, i ? STR(",\n") : STR("\n"));
		put_json_item(w, out, &w->who->match[i]);
	}
	buf_add(out, STR("]}\n"));
}
