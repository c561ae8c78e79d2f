/* Findings as people and programs read them. Reporters are listed in reporters.def. */
#ifndef REPORT_REPORT_H
#define REPORT_REPORT_H

#include "base/buf.h"
#include "doc/sink.h"
#include "model/corpus.h"

/* All a reporter is told. Findings are in total order and final: levels set, suppressed ones gone. */
struct view {
	const struct corpus *c;
	const struct finding *finding;
	uint32_t n;
	const struct related *related;
	const struct edit *edit;
	enum qd_lang lang;
	bool colour;        /* ANSI colours, for a terminal */
	uint32_t n_ignored; /* suppressed, with reasons */
	uint32_t n_errors, n_warnings, n_infos;
	bool complete; /* false when something could not be read or a rule broke */
};

struct reporter {
	const char *id;
	const char *alias; /* ASCII name where id is Chinese, else NULL */
	struct text title;
	void (*write)(const struct view *v, struct buf *out);
};

#define REPORTER(name) extern const struct reporter reporter_##name;
#include "report/reporters.def"
#undef REPORTER

extern const struct reporter *const reporters[];
extern const uint32_t n_reporters;

/* By id or alias; NULL when there is none. */
const struct reporter *reporter_named(str name);

/* A template with {0}…{5} filled from args in a language; en falls back to zh. */
str message_render(struct arena *a, struct text template, const struct arg *arg, enum qd_lang lang);
str finding_message(struct arena *a, const struct finding *f, enum qd_lang lang);
/* Is it to be said that the finding is not certain? Not when its message ends by asking to check. */
bool finding_unsure(const struct finding *f, str message);
/* "" when the rule has no note of that number. */
str related_message(struct arena *a, const struct finding *f, const struct related *r,
                    enum qd_lang lang);

/* A place as readers of all formats need it. Slices live as long as the corpus. */
struct where {
	str file, sheet;      /* sheet "" in texts */
	uint32_t sheet_flags; /* of SHEET_TABLE people count rows and columns */
	char cell[16];        /* "E17"; "" when the place is no cell of a grid */
	uint32_t row;         /* physical row, YAML: line of the item; 0 unknown */
	uint32_t line, column, end_line, end_column; /* text formats; else 0 */
	str header;                                  /* of the column, as written; "" */
	enum field field; /* FIELD_ABSENT when the place is about no field */
	uint32_t list;    /* NONE when the place is in no list */
	uint32_t item;    /* NONE when the place is in no item */
};
struct where where_of(const struct corpus *c, struct place at);

/* How an item is called; all "" when item is NONE. The name of a task or step stands for the name
 * where a kind has no other; sub is what tells items of one name apart. */
struct called {
	str code, name, sub;
};
struct called where_called(const struct corpus *c, uint32_t item);

#endif
