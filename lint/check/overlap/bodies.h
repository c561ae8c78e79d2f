/* The bodies that stand in a matter, each once. */
#ifndef CHECK_OVERLAP_BODIES_H
#define CHECK_OVERLAP_BODIES_H

#include "check/check.h"

enum { MATTER_BODIES = 32 };

/* Assignments of an item in one of the roles (bits 1 << role), one for each different body. */
uint32_t matter_bodies(const struct corpus *c, uint32_t item, unsigned roles,
                       uint32_t assignment[MATTER_BODIES]);

enum { OPTION_FIRST_LEADS };

/* Does the first named lead, by the rule's option or by a note of the list («首位为牵头单位»)? */
bool first_leads(const struct pass *p, uint32_t item);

/* «甲局、乙局» of those assignments. */
struct arg matter_names(const struct pass *p, const uint32_t *assignment, uint32_t n);

#endif
