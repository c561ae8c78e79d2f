/* XML as a stream of events by local name, whatever the prefixes: how the parts of OOXML and
 * OpenDocument are read. Nothing is fetched, no entity is expanded, a DTD is refused. */
#ifndef READ_XML_H
#define READ_XML_H

#include "read/zip.h"

struct xml_tag {
	str name;
	const unsigned char **attr; /* libxml2's: five pointers an attribute */
	uint32_t n_attrs;
	struct arena *arena;
};

/* Each may return false: enough was seen. Names and texts live until the call returns. */
struct xml_events {
	bool (*start)(void *ctx, const struct xml_tag *tag);
	bool (*end)(void *ctx, str name);
	bool (*text)(void *ctx, str text); /* comes in pieces, cut between characters */
};

/* For parts of which only the tags matter. */
bool xml_ignore_end(void *ctx, str name);
bool xml_ignore_text(void *ctx, str text);

/* The value of an attribute, "" when there is none; p == NULL tells the two apart. */
str xml_attr(const struct xml_tag *tag, str name);
/* An attribute of type xsd:boolean. */
bool xml_flag(const struct xml_tag *tag, str name);

struct xml;

/* Events go to ctx. The parser lives in a, what the library holds until xml_close. */
struct xml *xml_open(const struct xml_events *events, void *ctx, const struct limits *limits,
                     struct arena *a);
/* Pieces of 32 KiB or so: the size of a tag is looked at between them. False when nothing more is
 * wanted: enough was seen, or it broke. */
bool xml_push(struct xml *x, str piece);
/* True when all of it, or enough, was read; else *why says what is wrong, and in which line. */
bool xml_close(struct xml *x, struct arg *why);

/* Parses an entry of an archive. False: *why names the entry and what is wrong with it; some of
 * the events may have come. */
bool xml_entry(struct unzip *z, str path, const struct xml_events *events, void *ctx,
               struct arg *why);

#endif
