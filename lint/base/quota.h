/* What a guest in the process may use: memory in bytes, work in steps, processor time. The first
 * limit that is met stays met: from then on everything is refused. */
#ifndef BASE_QUOTA_H
#define BASE_QUOTA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum quota_stop { QUOTA_GOES_ON, QUOTA_STEPS, QUOTA_TIME, QUOTA_TOTAL, QUOTA_SINGLE };

struct quota {
	size_t total_bytes;  /* at one time */
	size_t single_bytes; /* in one block */
	int64_t steps;       /* left; memory asked for is charged to them too */
	bool lifted;         /* the host is at work: memory is counted, not charged or refused */
	/* Called once, when the limit is met; may be NULL. */
	void (*on_stop)(void *ctx);
	void *ctx;

	/* kept by quota_* */
	size_t used_bytes;
	uint64_t looked_ns; /* when the processor time was last asked for */
	enum quota_stop stop;
	bool pressed; /* the last request was refused so that garbage be collected */
};

/* Charges work. False when there is none left. */
bool quota_spend(struct quota *q, uint64_t steps);

/* Refuses everything from now on; the first reason stays. */
void quota_end(struct quota *q, enum quota_stop why);

/* realloc and free in one, of the shape Lua wants: ctx is a struct quota, new_bytes == 0 frees.
 * NULL when the quota refuses; the guest may then collect its garbage and ask once more. When the
 * system has no memory the process ends (base/oom). */
void *quota_realloc(void *ctx, void *p, size_t old_bytes, size_t new_bytes);

/* Processor time of this thread. Dear: asked for now and then only. */
uint64_t quota_clock_ns(void);

/* Has so much time gone by since this was last true that the processor time is worth a look?
 * Cheap. */
bool quota_look(struct quota *q);

#endif
