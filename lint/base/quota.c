/* Quotas: what is refused, and what a block of memory costs in steps. */
#include "base/quota.h"

#include "base/oom.h"

#include <stdlib.h>
#include <time.h>

/* Touching fresh memory costs about as much as an instruction every 32 bytes. A collection of all
 * garbage walks everything: so many steps that a guest at its cap cannot ask for many. */
enum { BLOCK_STEPS = 8, BYTES_A_STEP = 32, COLLECTED_BYTES_A_STEP = 4 };
enum { LOOK_NS = 2000000 };

void quota_end(struct quota *q, enum quota_stop why)
{
	if (q->stop)
		return;
	q->stop = why;
	if (q->on_stop)
		q->on_stop(q->ctx);
}

bool quota_spend(struct quota *q, uint64_t steps)
{
	q->steps -= steps < INT64_MAX / 2 ? (int64_t)steps : INT64_MAX / 2;
	if (q->steps < 0) {
		q->steps = -1;
		quota_end(q, QUOTA_STEPS);
	}
	return !q->stop;
}

static bool may_grow(struct quota *q, size_t old_bytes, size_t new_bytes)
{
	if (q->lifted)
		return true;
	if (!quota_spend(q, BLOCK_STEPS + new_bytes / BYTES_A_STEP))
		return false;
	if (new_bytes > q->single_bytes) {
		quota_end(q, QUOTA_SINGLE);
		return false;
	}
	if (q->used_bytes - old_bytes + new_bytes <= q->total_bytes) {
		q->pressed = false;
		return true;
	}
	if (q->pressed)
		quota_end(q, QUOTA_TOTAL);
	else
		quota_spend(q, q->used_bytes / COLLECTED_BYTES_A_STEP);
	q->pressed = true;
	return false;
}

void *quota_realloc(void *ctx, void *p, size_t old_bytes, size_t new_bytes)
{
	struct quota *q = ctx;
	void *moved;

	old_bytes = p ? old_bytes : 0;
	if (new_bytes == 0) {
		free(p);
		q->used_bytes -= old_bytes;
		return NULL;
	}
	if (new_bytes > old_bytes && !may_grow(q, old_bytes, new_bytes))
		return NULL;
	moved = realloc(p, new_bytes);
	if (!moved)
		oom();
	q->used_bytes = q->used_bytes - old_bytes + new_bytes;
	return moved;
}

static uint64_t clock_ns(clockid_t clock)
{
	struct timespec t;

	if (clock_gettime(clock, &t) != 0)
		return 0;
	return (uint64_t)t.tv_sec * 1000000000u + (uint64_t)t.tv_nsec;
}

uint64_t quota_clock_ns(void)
{
	return clock_ns(CLOCK_THREAD_CPUTIME_ID);
}

/* A thread uses no more processor time than time goes by, and asking for the latter needs no
 * call of the system. */
bool quota_look(struct quota *q)
{
	uint64_t now = clock_ns(CLOCK_MONOTONIC);

	if (now - q->looked_ns < LOOK_NS)
		return false;
	q->looked_ns = now;
	return true;
}
