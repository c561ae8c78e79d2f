/* Does what an item cites give the power to a township? */
#ifndef CHECK_DELEGATION_STATUTE_H
#define CHECK_DELEGATION_STATUTE_H

#include "check/check.h"

enum statute {
	STATUTE_UNCITED,    /* nothing is cited, or no article of it */
	STATUTE_UNKNOWN,    /* something cited is not known well enough to tell */
	STATUTE_SILENT,     /* all of it is national law, and none of it names a township */
	STATUTE_NAMES_TOWN, /* national law does, or the words quoted in the cell */
};

enum statute statute_of(const struct corpus *c, uint32_t item);

/* Is a local regulation cited, or what may be one? */
bool statute_local(const struct corpus *c, uint32_t item);

#endif
