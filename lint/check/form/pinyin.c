/* Syllables: an initial, a final, one tone. */
#include "check/form/pinyin.h"

#include "base/utf8.h"

enum { MOST_LETTERS = 6 };

/* The vowel under a tone mark, 0 when cp is none. Breves stand for the third tone now and then. */
static char toned(uint32_t cp)
{
	static const struct {
		uint16_t cp[5];
		char base;
	} vowels[] = {
		{ { 0x101, 0xE1, 0x1CE, 0xE0, 0x103 }, 'a' },
		{ { 0x113, 0xE9, 0x11B, 0xE8, 0x115 }, 'e' },
		{ { 0x12B, 0xED, 0x1D0, 0xEC, 0x12D }, 'i' },
		{ { 0x14D, 0xF3, 0x1D2, 0xF2, 0x14F }, 'o' },
		{ { 0x16B, 0xFA, 0x1D4, 0xF9, 0x16D }, 'u' },
		{ { 0x1D6, 0x1D8, 0x1DA, 0x1DC, 0x1DC }, 'v' },
	};

	for (uint32_t i = 0; i < countof(vowels); i++)
		for (uint32_t k = 0; k < countof(vowels[i].cp); k++)
			if (vowels[i].cp[k] == cp)
				return vowels[i].base;
	return 0;
}

/* The letters at *at without their tone; *n_tones counts the marks. */
static str letters_at(str text, size_t *at, char letter[MOST_LETTERS + 1], uint32_t *n_tones)
{
	size_t n = 0;

	for (*n_tones = 0; *at < text.n && n <= MOST_LETTERS;) {
		size_t next = *at;
		uint32_t cp = utf8_next(text, &next);
		char base = toned(cp);

		if (base)
			++*n_tones;
		else if (cp >= 'A' && cp <= 'Z')
			base = (char)(cp - 'A' + 'a');
		else if (cp >= 'a' && cp <= 'z')
			base = (char)cp;
		else if (cp == 0xFC)
			base = 'v';
		else if (cp == 0x261)
			base = 'g';
		else
			break;
		letter[n++] = base;
		*at = next;
	}
	return (str){ letter, n };
}

static bool is_final(str s)
{
	static const char *const finals[] = {
		"a",    "o",   "e",   "i",  "u",   "v",   "ai",  "ei",   "ao",  "ou", "an",   "en",
		"ang",  "eng", "ong", "er", "ia",  "ie",  "iao", "iu",   "ian", "in", "iang", "ing",
		"iong", "ua",  "uo",  "ui", "uai", "uan", "un",  "uang", "ue",  "ve",
	};

	for (uint32_t i = 0; i < countof(finals); i++)
		if (str_eq(s, str_from(finals[i])))
			return true;
	return false;
}

static bool is_syllable(str s)
{
	static const char *const initials[] = { "zh", "ch", "sh", "b", "p", "m", "f", "d",
		                                "t",  "n",  "l",  "g", "k", "h", "j", "q",
		                                "x",  "r",  "z",  "c", "s", "y", "w", "" };

	for (uint32_t i = 0; i < countof(initials); i++) {
		str initial = str_from(initials[i]);

		if (str_starts(s, initial))
			return is_final(str_from_byte(s, initial.n));
	}
	return false;
}

static size_t bracket_at(str text, size_t at, str half, str full)
{
	str rest = str_from_byte(text, at);

	return str_starts(rest, half) ? half.n : str_starts(rest, full) ? full.n : 0;
}

bool pinyin_open(str text, size_t at, size_t *end)
{
	char letter[MOST_LETTERS + 1];
	uint32_t n_tones;
	str letters = letters_at(text, &at, letter, &n_tones);
	size_t closes = bracket_at(text, at, STR(")"), STR("）"));

	*end = at + closes;
	return closes && n_tones == 1 && is_syllable(letters);
}

bool pinyin_in_brackets(str text, size_t at, size_t *end)
{
	size_t opens = bracket_at(text, at, STR("("), STR("（"));

	return opens && pinyin_open(text, at + opens, end);
}
