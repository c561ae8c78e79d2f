/* The one funnel of findings. A sink belongs to one thread; sinks are merged in order. */
#ifndef DOC_SINK_H
#define DOC_SINK_H

#include "base/arena.h"
#include "doc/place.h"
#include "doc/rule.h"

/* An argument of a message; en.p == NULL: the same in both languages. */
struct arg {
	str zh, en;
};

static inline struct arg arg_str(str s)
{
	return (struct arg){ .zh = s };
}

static inline struct arg arg_text(struct text t)
{
	return (struct arg){ .zh = str_from(t.zh), .en = str_from(t.en) };
}

enum { FINDING_ARGS = 6 };

struct related {
	struct place at;
	uint32_t note; /* index into rule->note */
	uint32_t next; /* index into sink.related, NONE at the end */
};

/* How far a change can be trusted: SAFE keeps what is said, UNSAFE may change it, SUGGEST is a
 * guess for a person to judge and is never applied. */
enum fix { FIX_NONE, FIX_SAFE, FIX_UNSAFE, FIX_SUGGEST };

/* The bytes of a cell's text at `at`, all of it where at.end is 0, become text. */
struct edit {
	struct place at;
	str text;
	uint32_t next; /* index into sink.edit, NONE at the end */
};

struct finding {
	const struct rule *rule;
	struct place at;
	struct arg arg[FINDING_ARGS];
	uint32_t related; /* first, or NONE */
	uint32_t edit;    /* first, or NONE: together they mend what was found */
	uint8_t message;  /* index into rule->message */
	uint8_t level;    /* enum qd_level; QD_OFF in sink_add means the rule's */
	uint8_t confidence;
	uint8_t fix; /* enum fix */
};

struct sink {
	struct arena arena; /* for texts made for arguments */
	struct finding *finding;
	uint32_t n, cap;
	struct related *related;
	uint32_t n_related, cap_related;
	struct edit *edit;
	uint32_t n_edits, cap_edits;
	uint32_t most;      /* findings it takes, 0: all */
	uint32_t n_dropped; /* those beyond */
	struct place full;  /* where the first of them was */
	bool dropping;      /* the last one was dropped, and what belongs to it is */
};

/* What a rule hands to sink_add; zero members take the rule's defaults. */
struct report {
	const struct rule *rule;
	struct place at;
	uint8_t message;
	enum qd_level level;
	enum qd_confidence confidence; /* the less sure of this and the rule's counts */
	struct arg arg[FINDING_ARGS];
};

/* Texts in arguments must outlive the sink: slices of a document, or of sink->arena. */
void sink_add(struct sink *s, struct report r);

/* A related place of the finding added last. */
void sink_relate(struct sink *s, struct place at, uint32_t note);

/* Offers a change with the finding added last; its edits are all of one kind and do not overlap.
 * text lives as the texts of arguments do. */
void sink_edit(struct sink *s, enum fix fix, struct place at, str text);

/* A number as an argument. */
struct arg sink_number(struct sink *s, uint32_t n);

/* Moves all findings of `from` behind those of `to`; from's texts stay where they are, so from
 * must live as long as to. */
void sink_append(struct sink *to, const struct sink *from);

void sink_release(struct sink *s);

#endif
