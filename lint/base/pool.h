/* The only threads of the program. */
#ifndef BASE_POOL_H
#define BASE_POOL_H

#include <stdint.h>

/* Calls job(ctx, i) for each i < n_jobs on up to n_threads threads and returns when all are done.
 * Which thread takes which job is not defined: jobs write only what belongs to their i. */
void pool_run(uint32_t n_threads, uint32_t n_jobs, void (*job)(void *ctx, uint32_t i), void *ctx);

/* Processors this process may use, at least 1. */
uint32_t pool_processors(void);

#endif
