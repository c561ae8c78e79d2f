/* The answer to «who is responsible for this», for people and for programs. */
#ifndef REPORT_WHO_H
#define REPORT_WHO_H

#include "base/buf.h"
#include "model/who.h"
#include "qdlint.h"

struct who_answer {
	const struct corpus *c;
	str question;
	const struct who *who;
	enum qd_lang lang;
};

void who_text(const struct who_answer *w, struct buf *out);
void who_json(const struct who_answer *w, struct buf *out);

#endif
