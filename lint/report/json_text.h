/* Strings of JSON reports. */
#ifndef REPORT_JSON_TEXT_H
#define REPORT_JSON_TEXT_H

#include "base/buf.h"

/* s as a JSON string. File names may be any bytes; JSON is UTF-8: what is none becomes U+FFFD. */
void json_text(struct buf *out, struct arena *scratch, str s);

#endif
