/* Relationships: what the parts of an OOXML package are to each other. */
#include "read/opc.h"

struct rels_in {
	struct rels *rels;
	struct arena *work;
	str owner;
};

static str folder_of(str path)
{
	size_t n = path.n;

	while (n > 0 && path.p[n - 1] != '/')
		n--;
	return (str){ path.p, n };
}

/* The path that `target`, written in part `owner`, means: "../" resolved, no "/" in front. */
static str resolve(struct arena *a, str owner, str target)
{
	str rest = arena_join(a, str_starts(target, STR("/")) ? STR("") : folder_of(owner), target);
	char *p = arena_alloc(a, rest.n + 1);
	size_t n = 0;

	while (rest.p) {
		str step = str_cut(rest, STR("/"), &rest);

		if (str_eq(step, STR("..")))
			n = folder_of((str){ p, n ? n - 1 : 0 }).n;
		if (step.n == 0 || str_eq(step, STR("..")) || str_eq(step, STR(".")))
			continue;
		memcpy(p + n, step.p, step.n);
		n += step.n;
		p[n++] = '/';
	}
	return (str){ p, n ? n - 1 : 0 };
}

static bool on_rel(void *ctx, const struct xml_tag *tag)
{
	struct rels_in *in = ctx;
	struct rels *r = in->rels;
	str type = xml_attr(tag, STR("Type"));
	uint32_t known = r->id.n;

	if (!str_eq(tag->name, STR("Relationship")))
		return true;
	if (intern_add(&r->id, xml_attr(tag, STR("Id"))) != known)
		return true;
	r->rel = arena_room(in->work, r->rel, known, &r->cap, sizeof *r->rel);
	r->rel[known] = (struct rel){
		.path = resolve(in->work, in->owner, xml_attr(tag, STR("Target"))),
		.type = arena_copy(in->work, str_from_byte(type, folder_of(type).n)),
		.flags = str_eq(xml_attr(tag, STR("TargetMode")), STR("External")) ? REL_EXTERNAL
		                                                                   : 0,
	};
	return true;
}

bool rels_read(struct rels *r, struct unzip *z, str owner, struct arena *work, struct arg *why)
{
	static const struct xml_events events = { on_rel, xml_ignore_end, xml_ignore_text };
	struct rels_in in = { .rels = r, .work = work, .owner = owner };
	str folder = folder_of(owner), name = str_from_byte(owner, folder.n);
	str path = arena_fmt(work, "%.*s_rels/%.*s.rels", (int)folder.n, folder.p, (int)name.n,
	                     name.p);

	*r = (struct rels){ 0 };
	intern_init(&r->id, work);
	return !unzip_has(z, path) || xml_entry(z, path, &events, &in, why);
}

struct rel *rels_of_type(const struct rels *r, str type)
{
	for (uint32_t i = 0; i < r->id.n; i++)
		if (str_eq(r->rel[i].type, type) && !(r->rel[i].flags & REL_EXTERNAL))
			return &r->rel[i];
	return NULL;
}
