/* Lists as YAML files: rows nested below what they share, blank cells left out. */
#include "city.h"

#include <string.h>
#include <sys/stat.h>

struct writing {
	struct list *l;
	FILE *out;
	uint32_t line; /* about to be written */
};

static void end_line(struct writing *w)
{
	fputc('\n', w->out);
	w->line++;
}

/* May the text stand without quotes? */
static bool is_plain(str s)
{
	static const char special[] = "[]{}&*!|>'\"%@`-?:,# \t~";

	return s.n > 0 && !strchr(special, s.p[0]) && !str_has(s, STR(": ")) &&
	       !str_has(s, STR(" #")) && !str_has(s, STR("\n")) && s.p[s.n - 1] != ':' &&
	       s.p[s.n - 1] != ' ';
}

static void put_scalar(struct writing *w, str s)
{
	if (is_plain(s)) {
		fwrite(s.p, 1, s.n, w->out);
		return;
	}
	fputc('"', w->out);
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '"' || s.p[i] == '\\')
			fputc('\\', w->out);
		if (s.p[i] == '\n')
			fputs("\\n", w->out);
		else
			fputc(s.p[i], w->out);
	}
	fputc('"', w->out);
}

static void put_pair(struct writing *w, const char *indent, str key, str value)
{
	fputs(indent, w->out);
	fwrite(key.p, 1, key.n, w->out);
	fputs(": ", w->out);
	put_scalar(w, value);
	end_line(w);
}

/* The cells [from, end) of a row; what opens the item stands before its first. */
static void put_cells(struct writing *w, const struct row *r, uint32_t from, uint32_t end,
                      const char *indent)
{
	char opened[32];
	bool first = true;

	snprintf(opened, sizeof opened, "%.*s- ", (int)strlen(indent) - 2, indent);
	for (uint32_t c = from; c < end; c++) {
		if (r->cell[c].n == 0)
			continue;
		put_pair(w, first ? opened : indent, w->l->head[c], r->cell[c]);
		first = false;
	}
}

static bool shares(const struct list *l, uint32_t a, uint32_t b)
{
	for (uint32_t c = 0; c < l->nest; c++)
		if (!str_eq(l->row[a]->cell[c], l->row[b]->cell[c]) || l->row[a]->cell[c].n == 0)
			return false;
	return true;
}

/* Rows [at, end) share their first cells. */
static void put_group(struct writing *w, uint32_t at, uint32_t end)
{
	struct list *l = w->l;

	if (end - at == 1) {
		l->row[at]->line = w->line;
		put_cells(w, l->row[at], 0, l->n_cols, "    ");
		return;
	}
	l->row[at]->line = w->line; /* the first row of a nest begins with what it shares */
	put_cells(w, l->row[at], 0, l->nest, "    ");
	fputs("    分解:", w->out);
	end_line(w);
	for (uint32_t i = at; i < end; i++) {
		if (i > at)
			l->row[i]->line = w->line;
		put_cells(w, l->row[i], l->nest, l->n_cols, "        ");
	}
}

static void put_head(struct writing *w)
{
	struct list *l = w->l;

	put_pair(w, "", STR("清单"), l->title.n ? l->title : str_from(form_title(l->form)));
	put_pair(w, "", STR("地区"), l->region);
	if (l->owner.n)
		put_pair(w, "", STR("部门"), l->owner);
	put_pair(w, "", STR("基准日期"), l->date.n ? l->date : STR("2025-06-30"));
	if (l->declared.n) {
		fputs("声明:", w->out);
		end_line(w);
		put_pair(w, "  ", STR("事项数"), l->declared);
	}
	fputs("事项:", w->out);
	end_line(w);
}

/* Numbers the rows that do not say their own. */
static void number_rows(struct set *s, struct list *l)
{
	uint32_t n = 0;

	if (!str_eq(l->head[0], STR("序号")))
		return;
	for (uint32_t i = 0; i < l->n_rows; i++) {
		n++;
		if (l->row[i]->cell[0].n == 0)
			l->row[i]->cell[0] = arena_fmt(s->arena, "%u", n);
	}
}

static bool list_write(struct set *s, struct list *l, const char *folder)
{
	struct writing w = { .l = l, .line = 1 };

	w.out = fopen(arena_fmt(s->arena, "%s/%s", folder, l->file.p).p, "wb");
	if (!w.out)
		return false;
	number_rows(s, l);
	put_head(&w);
	for (uint32_t at = 0, end; at < l->n_rows; at = end) {
		end = at + 1;
		while (l->nest && end < l->n_rows && shares(l, at, end))
			end++;
		put_group(&w, at, end);
	}
	return !ferror(w.out) & (fclose(w.out) == 0);
}

bool set_write(struct set *s, const char *folder)
{
	mkdir(folder, 0777);
	for (uint32_t i = 0; i < s->n_lists; i++)
		if (s->list[i]->n_rows > 0 && !list_write(s, s->list[i], folder))
			return false;
	return true;
}
