/* Words that generated lists are made of. */
#ifndef BENCH_WORDS_H
#define BENCH_WORDS_H

enum {
	N_SUBJECTS = 20,
	N_ACTS = 20,
	N_OBJECTS = 20,
	N_OFFICES = 8,
	N_DISTRICTS = 16,
	N_CLAUSES = 8
};

/* Who may break a rule, how, and about what. */
extern const char *const subjects[N_SUBJECTS], *const acts[N_ACTS], *const objects[N_OBJECTS];
extern const char *const offices[N_OFFICES], *const districts[N_DISTRICTS];
/* 责任事项 */
extern const char *const clauses[N_CLAUSES];

#endif
