/* Styles of paragraphs: which are headings, which are numbered. */
#include "read/docx.h"

void styles_init(struct styles *s, struct arena *work)
{
	*s = (struct styles){ .work = work, .at = NONE };
	intern_init(&s->id, work);
}

static void open_style(struct styles *s, const struct xml_tag *tag)
{
	str type = xml_attr(tag, STR("type"));
	uint32_t known = s->id.n;

	s->at = NONE;
	if ((type.n && !str_eq(type, STR("paragraph"))) ||
	    intern_add(&s->id, xml_attr(tag, STR("styleId"))) != known)
		return;
	s->style = arena_room(s->work, s->style, known, &s->cap, sizeof *s->style);
	s->style[known] = (struct paragraph_style){ .number = NONE, .level = NONE };
	s->at = known;
}

/* Built-in styles have English names in every language. */
static bool names_heading(str name)
{
	return str_starts(name, STR("heading ")) || str_starts(name, STR("Heading ")) ||
	       str_eq(name, STR("Title")) || str_eq(name, STR("title")) ||
	       str_eq(name, STR("caption")) || str_eq(name, STR("Subtitle"));
}

static bool on_style(void *ctx, const struct xml_tag *tag)
{
	struct styles *s = ctx;
	str v = xml_attr(tag, STR("val"));
	struct paragraph_style *style;
	uint32_t n;

	if (str_eq(tag->name, STR("style"))) {
		open_style(s, tag);
		return true;
	}
	if (s->at == NONE)
		return true;
	style = &s->style[s->at];
	if (str_eq(tag->name, STR("name")))
		style->heading = style->heading || names_heading(v);
	else if (str_eq(tag->name, STR("basedOn")))
		style->based_on = arena_copy(s->work, v);
	else if (str_eq(tag->name, STR("outlineLvl")))
		style->heading = style->heading || (str_u32(v, &n) && n < NUMBER_LEVELS);
	else if (str_eq(tag->name, STR("numId")))
		style->number = str_u32(v, &n) ? n : NONE;
	else if (str_eq(tag->name, STR("ilvl")))
		style->level = str_u32(v, &n) ? n : NONE;
	return true;
}

const struct xml_events style_events = { on_style, xml_ignore_end, xml_ignore_text };

static const struct paragraph_style *style_of(const struct styles *s, str id)
{
	sid i = id.n ? intern_find(&s->id, id) : NONE;

	return i == NONE ? NULL : &s->style[i];
}

bool style_number(const struct styles *s, str id, uint32_t *number, uint32_t *level)
{
	const struct paragraph_style *style = style_of(s, id);

	for (uint32_t i = 0; style && i < STYLES_DEEP; i++) {
		if (style->number != NONE) {
			*number = style->number;
			*level = style->level == NONE ? 0 : style->level;
			return true;
		}
		style = style_of(s, style->based_on);
	}
	return false;
}

bool style_is_heading(const struct styles *s, str id)
{
	const struct paragraph_style *style = style_of(s, id);

	for (uint32_t i = 0; style && i < STYLES_DEEP; i++) {
		if (style->heading)
			return true;
		style = style_of(s, style->based_on);
	}
	return false;
}
