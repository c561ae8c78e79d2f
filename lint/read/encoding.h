/* From stored bytes to text: never by guessing, never with loss. */
#ifndef READ_ENCODING_H
#define READ_ENCODING_H

#include "doc/doc.h"

/* Sets d->text and d->encoding from d->bytes: by byte order mark, else strict UTF-8, else strict
 * GB18030. False, after a finding, when the bytes are none of these, mix two, or are no text. */
bool encoding_decode(struct doc *d);

/* Text as the bytes of a document: in the encoding of d, with its byte order mark. False when d's
 * own text would not become d->bytes again, so that more than the change would differ. */
bool encoding_encode(const struct doc *d, str text, struct arena *a, str *bytes);

#endif
