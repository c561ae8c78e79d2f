/* Messages: templates of a rule, filled with the arguments of a finding. */
#include "report/report.h"

/* The number n of a "{n}" that begins at byte `at`; FINDING_ARGS when none does. */
static uint32_t slot_at(str s, size_t at)
{
	bool slot = at + 2 < s.n && s.p[at] == '{' && s.p[at + 2] == '}' && s.p[at + 1] >= '0' &&
	            s.p[at + 1] < '0' + FINDING_ARGS;

	return slot ? (uint32_t)(s.p[at + 1] - '0') : FINDING_ARGS;
}

str message_render(struct arena *a, struct text template, const struct arg *arg, enum qd_lang lang)
{
	bool english = lang == QD_EN && template.en;
	str s = str_from(english ? template.en : template.zh);
	struct buf out = { .arena = a };
	size_t plain = 0;

	for (size_t at = 0; (at = str_find(s, STR("{"), at)) != STR_NONE;) {
		uint32_t k = slot_at(s, at);

		if (k == FINDING_ARGS) {
			at++;
			continue;
		}
		buf_add(&out, str_slice(s, plain, at));
		buf_add(&out, english && arg[k].en.p ? arg[k].en : arg[k].zh);
		plain = at += 3;
	}
	buf_add(&out, str_from_byte(s, plain));
	return buf_str(&out);
}

str finding_message(struct arena *a, const struct finding *f, enum qd_lang lang)
{
	struct text t = { 0 };

	if (f->message < RULE_MESSAGES)
		t = f->rule->message[f->message];
	return message_render(a, t.zh || t.en ? t : f->rule->title, f->arg, lang);
}

bool finding_unsure(const struct finding *f, str message)
{
	return f->confidence == QD_LOW && !str_ends(message, STR("请核对）")) &&
	       !str_ends(message, STR("请核对")) && !str_ends(message, STR("verify)"));
}

str related_message(struct arena *a, const struct finding *f, const struct related *r,
                    enum qd_lang lang)
{
	if (r->note >= RULE_NOTES)
		return (str){ 0 };
	return message_render(a, f->rule->note[r->note], f->arg, lang);
}
