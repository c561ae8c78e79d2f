/* One rule in Lua at work on one job: the sandbox, the item in hand and what was found in it. */
#ifndef SCRIPT_JOB_H
#define SCRIPT_JOB_H

#include "base/buf.h"
#include "model/pass.h"
#include "script/sandbox.h"
#include "script/script.h"
#include "script/select.h"

enum { SCRIPT_LISTS = 16, SCRIPT_MATCHES = 1024 };

/* words{…} of a chunk. */
struct word_list {
	str *word;
	uint32_t n;
	const struct words *finder;
};

/* What stays the same for all jobs of a rule; rule->script. */
struct script {
	str source;
	const char *file;
	struct selector select;
	uint32_t find; /* the option of whose words a cell must hold one, or NONE */
	const char *message[RULE_MESSAGES]; /* keys, sorted; NULL behind the last */
	const char *note[RULE_NOTES];
	const char *slot[FINDING_ARGS]; /* the placeholder that became {0}, {1} … */
	uint8_t message_slots[RULE_MESSAGES], note_slots[RULE_NOTES]; /* bits: which it uses */
	struct word_list list[SCRIPT_LISTS];
	uint32_t n_lists, list_bytes;
};

/* What rule->prepare makes of the options. */
struct prepared {
	const struct words *finder[RULE_OPTIONS]; /* NULL where the option is no list of words */
};

/* A piece of a cell, and how to go on behind it. */
struct match {
	uint64_t serial;
	uint64_t cell; /* handle */
	uint32_t beg, end;
	const struct words *finder; /* the next word … */
	str pattern;                /* … or the next match of a pattern … */
	uint32_t name;              /* … or the next name, when it is not NONE */
	uint32_t n_groups;          /* m[1] … m[n_groups] */
	uint32_t group_beg[9], group_end[9];
};

/* The cell a handle means. */
struct cell_at {
	uint32_t item, row; /* row of the table */
	enum field field;
	const struct cell *cell; /* blank when the list has no such column */
};

/* What a name means as a member of a kind of handle. Lua keeps one copy of a short string, so its
 * address stands for the name; a table of the state keeps the string alive. */
struct member {
	const void *name;
	uint32_t kind, code;
};

enum { JOB_MEMBER_BITS = 8 };

struct job {
	struct sandbox box; /* first: a lua_State leads here */
	struct arena home;  /* the job itself lies in it */
	const struct pass *pass;
	const struct script *script;
	struct script *loading;    /* the same while it is being loaded, else NULL */
	struct arena *words_arena; /* while it is being loaded: where words{…} are put */
	uint32_t lists;            /* words{…} met so far */

	uint32_t first;      /* what the first call was for */
	uint32_t generation; /* of the call in hand: counts from 0 */
	bool called;         /* check was; first is set */
	uint64_t node;       /* handle: what check was called for */

	/* the list of the item in hand */
	uint32_t list; /* NONE before the first */
	bool wanted;   /* the selector takes it */

	struct member member[1 << JOB_MEMBER_BITS]; /* by a hash of name and kind */
	uint64_t cell;                              /* handle of the cell looked at last, or 0 */
	struct cell_at cell_at;

	struct match *match; /* [SCRIPT_MATCHES], a ring; NULL until the first */
	uint64_t n_matches;
	struct row_index *index; /* of set:index, newest first */
	uint32_t n_indices;
	struct row_pairs *pairs; /* of set:similar, newest first */
	uint32_t n_pairs;
	struct sink scratch; /* its arena takes texts made by look-ups */
};

/* A sandbox with the API in place. loading is NULL, or sc itself while it is being filled. */
struct job *job_new(const struct script *sc, struct script *loading);
void job_free(struct job *j);

/* Sets prepare, begin, check and end of a rule whose script is set. */
void job_fill(struct rule *r);

/* Runs the chunk and leaves the table it gave to rule{…} on top of the stack. False: j->box says
 * why. */
bool job_run_chunk(struct job *j);

/* «core/x.lua:12: why», with who called. */
struct arg job_failure(const struct job *j, struct arena *a);

static inline struct job *job_of(lua_State *L)
{
	return (struct job *)(void *)sandbox_of(L);
}

#endif
