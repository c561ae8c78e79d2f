/* Numbers announced in names and titles. */
#include "check/form/announced.h"

#include "law/citation.h"

bool announced(str text, uint32_t *number, size_t *beg, size_t *end)
{
	static const str before[] = { STR_INIT("（"), STR_INIT("("), STR_INIT("共"),
		                      STR_INIT("共计"), STR_INIT("合计") };

	for (uint32_t i = 0; i < countof(before); i++) {
		for (size_t at = 0; (at = str_find(text, before[i], at)) != STR_NONE;) {
			size_t from = at += before[i].n;

			while (at < text.n && text.p[at] == ' ')
				at++;
			*number = citation_number(text, &at);
			while (at < text.n && text.p[at] == ' ')
				at++;
			if (*number && str_starts(str_from_byte(text, at), STR("项"))) {
				*beg = from;
				*end = at + 3;
				return true;
			}
		}
	}
	return false;
}
