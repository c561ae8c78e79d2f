/* The bodies that stand in a matter, each once. */
#ifndef CHECK_OVERLAP_BODIES_H
#define CHECK_OVERLAP_BODIES_H

#include "check/check.h"

enum { MATTER_BODIES = 32 };

/* Assignments of an item in one of the roles (bits 1 << role), one for each different body. */
uint32_t matter_bodies(const struct corpus *c, uint32_t item, unsigned roles,
                       uint32_t assignment[MATTER_BODIES]);

/* «甲局、乙局» of those assignments. */
struct arg matter_names(const struct pass *p, const uint32_t *assignment, uint32_t n);

#endif
