/* Packages of OOXML: their parts point at each other by relationships. */
#ifndef READ_OPC_H
#define READ_OPC_H

#include "read/xml.h"

enum rel_flag { REL_EXTERNAL = 1, REL_USED = 2 };

/* A relationship: what part stands behind an id. */
struct rel {
	str path; /* in the archive */
	str type; /* the last piece of its URI: "worksheet", "styles" */
	uint32_t flags;
};

struct rels {
	struct intern id;
	struct rel *rel; /* [id.n] */
	uint32_t cap;
};

/* The relationships of part `owner` ("" for the package), in work. A part need not have any. False:
 * *why; some may have been read. */
bool rels_read(struct rels *r, struct unzip *z, str owner, struct arena *work, struct arg *why);
/* The first relationship of a type, or NULL. */
struct rel *rels_of_type(const struct rels *r, str type);

#endif
