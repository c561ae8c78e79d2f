/* From the spelling key to what a text says: clause by clause, heads and tails off. */
#include "model/similar_key.h"

#include "base/utf8.h"

static const str heads[] = {
	STR_INIT("负责"),       STR_INIT("承担"),         STR_INIT("承办"),
	STR_INIT("依法"),       STR_INIT("依规"),         STR_INIT("依照规定"),
	STR_INIT("按照规定"),   STR_INIT("按规定"),       STR_INIT("具体"),
	STR_INIT("组织"),       STR_INIT("开展"),         STR_INIT("做好"),
	STR_INIT("抓好"),       STR_INIT("全市"),         STR_INIT("全县"),
	STR_INIT("全区"),       STR_INIT("全省"),         STR_INIT("全州"),
	STR_INIT("全镇"),       STR_INIT("本市"),         STR_INIT("本县"),
	STR_INIT("本区"),       STR_INIT("本省"),         STR_INIT("本镇"),
	STR_INIT("本级"),       STR_INIT("辖区内"),       STR_INIT("辖区"),
	STR_INIT("本辖区"),     STR_INIT("本行政区域内"), STR_INIT("本行政区域"),
	STR_INIT("行政区域内"), STR_INIT("的"),
};

static const str tails[] = {
	STR_INIT("工作"), STR_INIT("相关"), STR_INIT("有关"), STR_INIT("违法行为"),
	STR_INIT("行为"), STR_INIT("职责"), STR_INIT("等"),   STR_INIT("的"),
};

/* «对…的处罚» and the like. */
static const str acts[] = {
	STR_INIT("的行政强制措施"), STR_INIT("的行政强制执行"), STR_INIT("的行政处罚"),
	STR_INIT("的行政强制"),     STR_INIT("的行政检查"),     STR_INIT("的监督检查"),
	STR_INIT("的行政许可"),     STR_INIT("的行政奖励"),     STR_INIT("的行政确认"),
	STR_INIT("的行政征收"),     STR_INIT("的行政给付"),     STR_INIT("的行政裁决"),
	STR_INIT("的处罚"),         STR_INIT("的强制"),         STR_INIT("的检查"),
	STR_INIT("的奖励"),
};

/* Does s, which begins or ends with word, hold two characters more? Five bytes always do. */
static bool can_spare(str s, str word)
{
	return s.n > word.n + 4 || (s.n > word.n && utf8_count(s) >= utf8_count(word) + 2);
}

/* Most words fail at their last byte. */
static const str *head_of(str s, const str *word, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++) {
		size_t last = word[i].n - 1;

		if (last < s.n && s.p[last] == word[i].p[last] && str_starts(s, word[i]) &&
		    can_spare(s, word[i]))
			return &word[i];
	}
	return NULL;
}

static const str *tail_of(str s, const str *word, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++)
		if (s.n > 0 && s.p[s.n - 1] == word[i].p[word[i].n - 1] && str_ends(s, word[i]) &&
		    can_spare(s, word[i]))
			return &word[i];
	return NULL;
}

static bool ends_clause(char c)
{
	return c == ',' || c == '.' || c == ':' || c == '!' || c == '?' || c == '(' || c == ')' ||
	       c == '[' || c == ']';
}

static bool is_numeral(uint32_t cp)
{
	static const str han = STR_INIT("一二三四五六七八九十百");
	char utf8[4];

	return (cp >= '0' && cp <= '9') ||
	       (cp >= 0x80 && str_has(han, (str){ utf8, utf8_put(utf8, cp) }));
}

/* «(二)», «3.»: the number of a clause, not a clause. */
static bool is_ordinal(str key, size_t beg, size_t end)
{
	size_t at = beg;

	while (at < end)
		if (!is_numeral(utf8_next(key, &at)))
			return false;
	if (end == key.n)
		return false;
	if (key.p[end] == '.')
		return end + 1 == key.n || !is_numeral((unsigned char)key.p[end + 1]);
	return key.p[end] == ')' && beg > 0 && key.p[beg - 1] == '(';
}

/* The next clause of key that says something; moves *at past it. */
static bool next_clause(str key, size_t *at, str *clause)
{
	while (*at < key.n) {
		size_t beg = *at, end = beg;

		while (end < key.n && !ends_clause(key.p[end]))
			end++;
		*at = end + 1;
		*clause = str_slice(key, beg, end);
		if (end > beg && !is_ordinal(key, beg, end))
			return true;
	}
	return false;
}

/* «对…» is one with «…的处罚» at the end of any clause. */
static bool names_act(str key)
{
	str clause;

	if (!str_has(key, STR("的")))
		return false;
	for (size_t at = 0; next_clause(key, &at, &clause);)
		if (tail_of(clause, acts, countof(acts)))
			return true;
	return false;
}

static str bare_clause(str s, bool act)
{
	const str *word = act ? tail_of(s, acts, countof(acts)) : NULL;

	if (word)
		s.n -= word->n;
	while ((word = tail_of(s, tails, countof(tails))))
		s.n -= word->n;
	while ((word = head_of(s, heads, countof(heads))))
		s = str_from_byte(s, word->n);
	if (act && str_starts(s, STR("对")) && can_spare(s, STR("对")))
		s = str_from_byte(s, STR("对").n);
	return s;
}

/* Without «12,», «一,», «4)» in front; «一,二类…» counts something. */
static str without_number(str key)
{
	size_t at = 0, last = 0;

	while (at < key.n && is_numeral(utf8_next(key, &at)))
		last = at;
	if (last == 0 || last + 1 >= key.n || (key.p[last] != ',' && key.p[last] != ')'))
		return key;
	at = last + 1;
	return is_numeral(utf8_next(key, &at)) ? key : str_from_byte(key, last + 1);
}

/* Appends s to out without its punctuation, which the spelling key left as ASCII. */
static void put_plain(char *out, size_t *n, str s)
{
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z'))
			out[(*n)++] = (char)c;
	}
}

str similar_key(struct arena *a, str text)
{
	size_t bound = utf8_key_bound(text.n);
	char small[4096], *buf = bound <= sizeof small ? small : arena_alloc(a, bound);
	str key = without_number(utf8_key_into(buf, text)), clause;
	char *out = arena_alloc(a, key.n + 1);
	bool act = names_act(key);
	size_t n = 0;

	for (size_t at = 0; next_clause(key, &at, &clause);)
		put_plain(out, &n, bare_clause(clause, act));
	return (str){ out, n };
}
