/* One input: its bytes, what its reader made of them, and what was wrong while reading. */
#ifndef DOC_DOC_H
#define DOC_DOC_H

#include "base/limits.h"
#include "doc/sink.h"
#include "doc/table.h"

enum encoding { ENCODING_NONE, ENCODING_UTF8, ENCODING_UTF8_BOM, ENCODING_UTF16, ENCODING_GB18030 };

/* A `key: value` outside the rows: YAML's top level («清单», «部门», «基准日期», «声明.事项数»), or a
 * line between title and header of a grid («部门：示例市民政局»). */
struct prop {
	str key, value;
	struct place at; /* of the value */
	uint32_t part;   /* of the file: a later document of one YAML file has props of its own */
};

/* The prop of a document of tables: what it calls itself. */
#define DOC_TITLE STR("标题")

struct reader; /* read/reader.h */

struct doc {
	uint32_t index; /* among the inputs of the run */
	struct arena arena;
	const struct limits *limits;
	str name;  /* as given, for reports */
	str bytes; /* as stored */
	str text;  /* as UTF-8 without BOM; "" for binary formats */
	enum encoding encoding;
	const struct reader *reader; /* NULL when no reader took it */
	void *parts;                 /* the reader's own, between its stages */
	struct table table;
	struct prop *prop;
	uint32_t n_props, cap_props;
	struct sink faults; /* read/… and form/… findings of the reader */
	bool unreadable;    /* nothing, or not all, of it could be read: status 4 */
};

void doc_init(struct doc *d, uint32_t index, str name, const struct limits *limits);
void doc_release(struct doc *d);

/* The value of a prop of a part, "" when there is none. */
str doc_prop(const struct doc *d, uint32_t part, str key);
void doc_add_prop(struct doc *d, struct prop p);

/* Adds a finding of the reader; doc_unreadable also makes the run end with status 4. */
void doc_fault(struct doc *d, struct report r);
void doc_unreadable(struct doc *d, struct report r);

#endif
