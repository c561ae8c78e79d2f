/* Threads that take the next job from a shared counter. */
#include "base/pool.h"

#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>

enum { MAX_THREADS = 64 };

struct work {
	void (*job)(void *ctx, uint32_t i);
	void *ctx;
	uint32_t n_jobs;
	atomic_uint next;
};

static void *worker(void *arg)
{
	struct work *w = arg;

	for (;;) {
		uint32_t i = atomic_fetch_add(&w->next, 1);
		if (i >= w->n_jobs)
			return NULL;
		w->job(w->ctx, i);
	}
}

void pool_run(uint32_t n_threads, uint32_t n_jobs, void (*job)(void *ctx, uint32_t i), void *ctx)
{
	struct work w = { .job = job, .ctx = ctx, .n_jobs = n_jobs };
	pthread_t thread[MAX_THREADS];
	uint32_t started = 0;

	if (n_threads > MAX_THREADS)
		n_threads = MAX_THREADS;
	if (n_threads > n_jobs)
		n_threads = n_jobs;
	while (started + 1 < n_threads && pthread_create(&thread[started], NULL, worker, &w) == 0)
		started++;
	worker(&w);
	for (uint32_t i = 0; i < started; i++)
		pthread_join(thread[i], NULL);
}

uint32_t pool_processors(void)
{
	cpu_set_t set;

	if (sched_getaffinity(0, sizeof set, &set) != 0)
		return 1;
	return CPU_COUNT(&set) > 0 ? (uint32_t)CPU_COUNT(&set) : 1;
}
