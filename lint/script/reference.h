/* What a rule may use, as a document and as annotations for editors. Made from the lists that the
 * host itself runs by (api.def, libs.def, fields.def), so they cannot differ. */
#ifndef SCRIPT_REFERENCE_H
#define SCRIPT_REFERENCE_H

#include "base/buf.h"

/* Markdown, Chinese with English behind it. */
void reference_markdown(struct buf *b);

/* Lua annotations of the language server (LuaLS): a file that is read, never run. */
void reference_annotations(struct buf *b);

#endif
