/* ZIP archives in memory, for the formats that are one: entries by path, inflated in pieces, and
 * never more of them than the limits allow, whatever the archive says of itself. */
#ifndef READ_ZIP_H
#define READ_ZIP_H

#include "base/hash.h"
#include "base/limits.h"
#include "doc/sink.h"

struct zip; /* libzip's */

struct unzip {
	struct zip *zip;
	const struct limits *limits;
	struct arena *arena; /* reasons and the directory live here */
	struct intern path;  /* of the entries, ASCII letters lower, "/" between, none in front */
	uint32_t *entry;     /* [path.n] its number in the archive; of two alike the first */
	size_t left_bytes;   /* may still be inflated */
};

/* bytes must outlive the archive. False when they are no archive that can be read: *why. */
bool unzip_open(struct unzip *z, str bytes, const struct limits *limits, struct arena *a,
                struct arg *why);
void unzip_close(struct unzip *z);

/* Paths are compared without case, as OPC wants, and "\" is taken for "/", as some writers do. */
bool unzip_has(struct unzip *z, str path);

/* Hands the bytes of an entry to take, piece by piece, until that returns false. False when the
 * entry is absent, encrypted, damaged or too large: *why; take may have had some of it by then. */
bool unzip_each(struct unzip *z, str path, bool (*take)(void *ctx, str piece), void *ctx,
                struct arg *why);

#endif
