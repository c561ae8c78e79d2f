/* The files of rules/ as the build put them into the binary, in byte order of their paths. */
#ifndef BASE_EMBED_H
#define BASE_EMBED_H

#include <stddef.h>

struct embedded {
	const char *path; /* below rules/, as "kinds/power.yaml" */
	const char *p;    /* NUL-terminated */
	size_t n;
};

extern const struct embedded embedded_files[];
extern const unsigned n_embedded_files;

#endif
