/* The container of Excel 97–2003 files and of encrypted Office files (OLE2, compound file): a
 * small file system of sectors. Reads only; every chain ends within the bytes there are. */
#ifndef READ_OLE_H
#define READ_OLE_H

#include "base/arena.h"

/* Sectors of one size, and which one follows each. */
struct ole_space {
	str bytes;      /* sector 0 first; the last one may be cut */
	uint32_t *next; /* [n] */
	uint32_t n;
	uint32_t shift; /* a sector has 1 << shift bytes */
};

/* What was found of a stream. */
struct ole_stream {
	str bytes;
	bool cut; /* it goes on beyond the end of the file */
};

struct ole {
	struct arena *arena;
	struct ole_space big, mini;
	struct ole_stream directory;
	bool *top;           /* [entries]: stands in the root, not in an embedded document */
	uint32_t mini_below; /* smaller streams lie in mini sectors */
};

/* The signature of these files. */
bool ole_sniff(str bytes);

/* False when the header or the directory cannot be read. bytes and a must outlive o. */
bool ole_open(struct ole *o, str bytes, struct arena *a);

/* The stream of that name (ASCII, any case) in the root, or NONE. */
uint32_t ole_find(const struct ole *o, str name);

/* The bytes of a found stream, as many as there are. */
struct ole_stream ole_read(const struct ole *o, uint32_t stream);

#endif
