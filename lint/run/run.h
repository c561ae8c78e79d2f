/* One run: inputs read in parallel, bound, checked, and their findings in total order. */
#ifndef RUN_RUN_H
#define RUN_RUN_H

#include "run/config.h"
#include "run/shelf.h"

#include <stdatomic.h>

struct input {
	str path;       /* to read from; "" when bytes were given */
	str name;       /* as reported */
	str bytes;      /* given */
	uint32_t group; /* of the configuration; set by run_add */
};

/* What one rule cost, on all threads together. */
struct rule_cost {
	uint64_t ns; /* of processor time */
	uint32_t calls;
	uint32_t n_kept; /* findings */
	bool full;       /* there were more */
};

struct qd_run {
	struct arena arena;
	enum qd_lang lang;
	bool colour;
	uint32_t n_threads;
	const struct shelf *shelf; /* its own, or that of the run it is like */
	struct config config;
	void (*progress)(void *ctx, size_t done, size_t total);
	void *progress_ctx;
	atomic_uint n_done;
	atomic_flag telling;
	uint32_t n_steps;

	struct intern given; /* paths of files without links */
	struct input *input;
	uint32_t n_inputs, cap_inputs;

	/* after run_read */
	struct doc *doc;   /* [n_inputs] */
	struct doc **docs; /* the same, for the corpus */
	struct bound *bound;
	struct corpus corpus;

	/* after run_check */
	struct sink findings;
	uint32_t n_level[QD_ERROR + 1];
	bool checked;
	bool broken;              /* a rule failed */
	struct rule_cost *cost;   /* [book.n] */
	atomic_ullong reading_ns; /* processor time from bytes to tables */
	uint64_t traits_ns;       /* of corpus_find_traits */
};

/* Kinds, settings and date from options. False with the reason in *err. */
bool run_open(struct qd_run *r, const struct qd_options *o, struct qd_error *err);
/* False when the configuration that holds for the input does not load. */
bool run_add(struct qd_run *r, struct input in, struct qd_error *err);
void run_read(struct qd_run *r);
void run_check(struct qd_run *r);

bool run_complete(const struct qd_run *r);

#endif
