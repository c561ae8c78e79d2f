/* Any bytes as a JSON string. */
#include "report/json_text.h"

#include "base/utf8.h"

void json_text(struct buf *out, struct arena *scratch, str s)
{
	struct buf fixed = { .arena = scratch };
	size_t bad;

	if (utf8_valid(s, &bad)) {
		buf_json(out, s);
		return;
	}
	for (; !utf8_valid(s, &bad); s = str_from_byte(s, bad + 1)) {
		buf_add(&fixed, str_slice(s, 0, bad));
		buf_add(&fixed, STR("\xEF\xBF\xBD"));
	}
	buf_add(&fixed, s);
	buf_json(out, buf_str(&fixed));
}
