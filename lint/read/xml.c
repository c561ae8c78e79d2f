/* A thin layer over libxml2's push parser, with the bounds that the library does not have. */
#include "read/xml.h"

#include "base/oom.h"
#include "base/utf8.h"

#include <libxml/parser.h>

enum {
	TAG_BYTES = 64 * 1024, /* longest tag, comment or instruction */
	/* Attributes of a tag and namespaces in force. The library compares each with each. */
	NAMES_MAX = 128
};

enum outcome { GOING, ENOUGH, MALFORMED, HAS_DTD, TOO_DEEP, TAG_TOO_LARGE, NOT_UTF8 };

static const struct text outcomes[] = {
	[MALFORMED] = { "不完整或不是合法的 XML", "is cut off or not well-formed XML" },
	[HAS_DTD] = { "含有 DTD 声明，为安全起见不读", "has a DTD, which is refused for safety" },
	[TOO_DEEP] = { "嵌套过深", "is nested too deeply" },
	[TAG_TOO_LARGE] = { "有过大的标签", "has an oversized tag" },
	[NOT_UTF8] = { "文字不是有效的 UTF-8", "has text that is not UTF-8" },
};

struct xml {
	xmlParserCtxtPtr parser;
	xmlGenericErrorFunc speaker; /* of this thread, before we silenced it */
	void *speaker_ctx;
	const struct xml_events *events;
	void *ctx;
	struct arena *arena;
	enum outcome outcome;
	uint32_t line;
	uint32_t depth, max_depth;
	uint32_t *namespaces; /* [max_depth] declared by each open element */
	uint32_t n_namespaces;
};

static void stop(struct xml *x, enum outcome outcome)
{
	if (x->outcome != GOING)
		return;
	x->outcome = outcome;
	if (outcome != MALFORMED && x->parser->input)
		x->line = (uint32_t)x->parser->input->line;
	xmlStopParser(x->parser);
}

static void on_start(void *ctx, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
                     int n_namespaces, const xmlChar **namespaces, int n_attrs, int n_defaulted,
                     const xmlChar **attrs)
{
	struct xml *x = ctx;
	struct xml_tag tag = { .name = str_from((const char *)name),
		               .attr = attrs,
		               .n_attrs = (uint32_t)n_attrs,
		               .arena = x->arena };

	(void)prefix, (void)uri, (void)namespaces, (void)n_defaulted;
	if (x->outcome != GOING)
		return;
	if (x->depth == x->max_depth) {
		stop(x, TOO_DEEP);
		return;
	}
	x->namespaces[x->depth++] = (uint32_t)n_namespaces;
	x->n_namespaces += (uint32_t)n_namespaces;
	if (n_attrs > NAMES_MAX || x->n_namespaces > NAMES_MAX)
		stop(x, TAG_TOO_LARGE);
	else if (!x->events->start(x->ctx, &tag))
		stop(x, ENOUGH);
}

static void on_end(void *ctx, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
	struct xml *x = ctx;

	(void)prefix, (void)uri;
	if (x->outcome != GOING || x->depth == 0)
		return;
	x->n_namespaces -= x->namespaces[--x->depth];
	if (!x->events->end(x->ctx, str_from((const char *)name)))
		stop(x, ENOUGH);
}

static void on_text(void *ctx, const xmlChar *p, int n)
{
	struct xml *x = ctx;
	str text = { (const char *)p, (size_t)n };
	size_t bad;

	if (x->outcome != GOING)
		return;
	if (!utf8_valid(text, &bad))
		stop(x, NOT_UTF8);
	else if (!x->events->text(x->ctx, text))
		stop(x, ENOUGH);
}

static void on_dtd(void *ctx, const xmlChar *name, const xmlChar *external, const xmlChar *system)
{
	(void)name, (void)external, (void)system;
	stop(ctx, HAS_DTD);
}

/* Keeps the library silent. The first error that matters is the last one said while the text was
 * still well-formed. */
static void on_error(void *ctx, const char *message, ...)
{
	struct xml *x = ctx;

	(void)message;
	if (x->parser && x->parser->wellFormed && x->parser->input)
		x->line = (uint32_t)x->parser->input->line;
}

/* Some errors of encodings are not said to the parser's handlers. */
static void silence(void *ctx, const char *message, ...)
{
	(void)ctx, (void)message;
}

struct xml *xml_open(const struct xml_events *events, void *ctx, const struct limits *limits,
                     struct arena *a)
{
	xmlSAXHandler sax = {
		.initialized = XML_SAX2_MAGIC,
		.startElementNs = on_start,
		.endElementNs = on_end,
		.characters = on_text,
		.ignorableWhitespace = on_text,
		.cdataBlock = on_text,
		.internalSubset = on_dtd,
		.warning = on_error,
		.error = on_error,
		.fatalError = on_error,
	};
	struct xml *x = arena_alloc(a, sizeof *x);

	xmlInitParser();
	*x = (struct xml){ .speaker = xmlGenericError,
		           .speaker_ctx = xmlGenericErrorContext,
		           .events = events,
		           .ctx = ctx,
		           .arena = a,
		           .line = 1,
		           .max_depth = limits->depth };
	x->namespaces = arena_alloc(a, limits->depth * sizeof *x->namespaces);
	xmlSetGenericErrorFunc(NULL, silence);
	x->parser = xmlCreatePushParserCtxt(&sax, x, NULL, 0, NULL);
	if (!x->parser)
		oom();
	xmlCtxtUseOptions(x->parser, XML_PARSE_NONET);
	return x;
}

/* The library also gives up on what it cannot decode, without calling it malformed. */
static bool gave_up(const struct xml *x)
{
	return !x->parser->wellFormed || x->parser->disableSAX;
}

/* What the library took in and could not yet understand is the beginning of one tag. */
static bool tag_too_large(const struct xml *x)
{
	const xmlParserInput *in = x->parser->input;

	return in && in->end - in->cur > TAG_BYTES;
}

bool xml_push(struct xml *x, str piece)
{
	if (x->outcome != GOING)
		return false;
	xmlParseChunk(x->parser, piece.p, (int)piece.n, 0);
	if (gave_up(x))
		stop(x, MALFORMED);
	else if (tag_too_large(x))
		stop(x, TAG_TOO_LARGE);
	return x->outcome == GOING;
}

bool xml_close(struct xml *x, struct arg *why)
{
	if (x->outcome == GOING)
		xmlParseChunk(x->parser, "", 0, 1);
	if (gave_up(x))
		stop(x, MALFORMED);
	if (x->parser->myDoc)
		xmlFreeDoc(x->parser->myDoc);
	xmlFreeParserCtxt(x->parser);
	xmlSetGenericErrorFunc(x->speaker_ctx, x->speaker);
	x->parser = NULL;
	if (x->outcome == GOING || x->outcome == ENOUGH)
		return true;
	why->zh = arena_fmt(x->arena, "%s（第 %u 行）", outcomes[x->outcome].zh, x->line);
	why->en = arena_fmt(x->arena, "%s (line %u)", outcomes[x->outcome].en, x->line);
	return false;
}

static bool push(void *ctx, str piece)
{
	return xml_push(ctx, piece);
}

bool xml_entry(struct unzip *z, str path, const struct xml_events *events, void *ctx,
               struct arg *why)
{
	struct xml *x = xml_open(events, ctx, z->limits, z->arena);
	struct arg broken = { 0 };
	bool unpacked = unzip_each(z, path, push, x, why);
	bool parsed = xml_close(x, &broken);

	if (unpacked && !parsed) {
		why->zh = arena_fmt(z->arena, "“%.*s”%s", (int)path.n, path.p, broken.zh.p);
		why->en = arena_fmt(z->arena, "'%.*s' %s", (int)path.n, path.p, broken.en.p);
	}
	return unpacked && parsed;
}

bool xml_ignore_end(void *ctx, str name)
{
	(void)ctx, (void)name;
	return true;
}

bool xml_ignore_text(void *ctx, str text)
{
	(void)ctx, (void)text;
	return true;
}

/* Without expanding entities the library leaves each "&" of a value written as "&#38;". */
static str unescaped(struct arena *a, str s)
{
	const str amp = STR("&#38;");
	char *p;
	size_t n = 0;

	if (!memchr(s.p, '&', s.n))
		return s;
	p = arena_alloc(a, s.n);
	for (size_t i = 0; i < s.n; i++) {
		p[n++] = s.p[i];
		if (str_starts(str_from_byte(s, i), amp))
			i += amp.n - 1;
	}
	return (str){ p, n };
}

str xml_attr(const struct xml_tag *tag, str name)
{
	for (uint32_t i = 0; i < tag->n_attrs; i++) {
		const unsigned char *const *a = tag->attr + i * 5;
		const char *local = (const char *)a[0];

		if (local[0] == name.p[0] && strncmp(local, name.p, name.n) == 0 && !local[name.n])
			return unescaped(tag->arena,
			                 (str){ (const char *)a[3], (size_t)(a[4] - a[3]) });
	}
	return (str){ 0 };
}

bool xml_flag(const struct xml_tag *tag, str name)
{
	str v = xml_attr(tag, name);

	return str_eq(v, STR("1")) || str_eq(v, STR("true")) || str_eq(v, STR("on"));
}
