/* The voice of the reports for people: fixed words in two languages, and colours. */
#ifndef REPORT_SAY_H
#define REPORT_SAY_H

#include "report/report.h"

enum say {
#define SAY(NAME, zh, en) SAY_##NAME,
#include "report/say.def"
#undef SAY
	N_SAY
};

enum paint { PAINT_FILE, PAINT_ERROR, PAINT_WARNING, PAINT_INFO, PAINT_ALARM };

/* What is written, for whom, and memory for the texts of one finding. */
struct voice {
	const struct view *v;
	struct buf *out;
	struct arena *scratch;
};

/* The words, with slots filled; made in the scratch. */
str said(const struct voice *s, enum say what);
str said_of(const struct voice *s, enum say what, str arg);
str said_number(const struct voice *s, enum say what, uint32_t n);
str said_with(const struct voice *s, enum say what, const struct arg arg[FINDING_ARGS]);

/* «工作表“…”»; a table of a document is named by itself. */
str said_sheet(const struct voice *s, str name, uint32_t flags);

/* Writes text in a colour, when there are colours. The text may be of any bytes. */
void say_in(const struct voice *s, enum paint paint, str text);
enum paint paint_of_level(unsigned level);

/* Empties the scratch when it has grown; what was made in it is gone. */
void voice_rest(const struct voice *s);

#endif
