/* Limits on matching. PCRE2 counts its limits anew at each place a match may begin at, so a long
 * text is gone through in windows, with a look at the time between them. */
#define PCRE2_CODE_UNIT_WIDTH 8
#include "script/regex.h"

#include "base/hash.h"
#include "base/oom.h"
#include "base/utf8.h"
#include "script/sandbox.h"

#include <pcre2.h>

enum {
	MAX_REGEXES = 32,
	PATTERN_BYTES = 4096,
	WINDOW_BYTES = 256,
	USES_BEFORE_JIT = 16, /* machine code costs ten compilations */
	JIT_PATTERN_BYTES = 1024,
	MATCH_LIMIT = 50000,
	DEPTH_LIMIT = 20000,
	HEAP_LIMIT_KIB = 4096,
	JIT_STACK_BYTES = 1 << 20
};

enum { COMPILE_STEPS = 500, COMPILE_STEPS_A_BYTE = 40, WINDOW_STEPS = 20, BYTES_A_STEP = 16 };

struct regex {
	uint64_t hash;
	str pattern;
	pcre2_code *code;
	uint32_t uses;
	uint32_t n_groups;
};

struct regexes {
	struct regex regex[MAX_REGEXES];
	uint32_t n, oldest;
	pcre2_match_data *data;
	pcre2_match_context *limits;
	pcre2_jit_stack *jit_stack;
};

void regexes_release(struct regexes *all)
{
	if (!all)
		return;
	for (uint32_t i = 0; i < all->n; i++)
		pcre2_code_free(all->regex[i].code);
	pcre2_match_data_free(all->data);
	pcre2_match_context_free(all->limits);
	pcre2_jit_stack_free(all->jit_stack);
}

static struct regexes *all_of(struct sandbox *s)
{
	struct regexes *all = s->regexes;

	if (all)
		return all;
	all = arena_alloc(&s->arena, sizeof *all);
	all->data = pcre2_match_data_create(REGEX_GROUPS, NULL);
	all->limits = pcre2_match_context_create(NULL);
	if (!all->data || !all->limits)
		oom();
	pcre2_set_match_limit(all->limits, MATCH_LIMIT);
	pcre2_set_depth_limit(all->limits, DEPTH_LIMIT);
	pcre2_set_heap_limit(all->limits, HEAP_LIMIT_KIB);
	return s->regexes = all;
}

/* ---- compiling ---- */

static pcre2_code *compile(lua_State *L, str pattern)
{
	pcre2_code *code;
	PCRE2_UCHAR why[120];
	PCRE2_SIZE at;
	int error;

	/* Windows would let \G match at each of their beginnings. */
	if (str_has(pattern, STR("\\G")))
		luaL_error(L, "正则里不能用 \\G / \\G cannot be used");
	code = pcre2_compile((PCRE2_SPTR)pattern.p, pattern.n,
	                     PCRE2_UTF | PCRE2_UCP | PCRE2_NEVER_BACKSLASH_C |
	                             PCRE2_USE_OFFSET_LIMIT,
	                     &error, &at, NULL);
	if (code)
		return code;
	pcre2_get_error_message(error, why, sizeof why);
	luaL_error(L, "正则“%s”第 %d 个字节处写错了 / bad pattern: %s", pattern.p, (int)at + 1,
	           (const char *)why);
	return NULL;
}

/* The slot of a pattern not met before: a free one, else that of the oldest. */
static struct regex *slot_for(struct regexes *all)
{
	struct regex *r;

	if (all->n < MAX_REGEXES)
		return &all->regex[all->n++];
	r = &all->regex[all->oldest];
	all->oldest = (all->oldest + 1) % MAX_REGEXES;
	pcre2_code_free(r->code);
	return r;
}

static struct regex *add(lua_State *L, str pattern, uint64_t hash)
{
	struct sandbox *s = sandbox_of(L);
	struct regexes *all = all_of(s);
	uint32_t groups;
	pcre2_code *code;
	struct regex *r;

	if (pattern.n > PATTERN_BYTES)
		luaL_error(L, "正则太长，超过 %d 个字节 / pattern too long", PATTERN_BYTES);
	sandbox_charge(L, COMPILE_STEPS + pattern.n * COMPILE_STEPS_A_BYTE);
	code = compile(L, pattern);
	pcre2_pattern_info(code, PCRE2_INFO_CAPTURECOUNT, &groups);
	if (groups >= REGEX_GROUPS) {
		pcre2_code_free(code);
		luaL_error(L, "正则的括号超过九个，不取值的写成 (?:…) / more than nine groups");
	}
	r = slot_for(all);
	*r = (struct regex){ .hash = hash,
		             .pattern = arena_copy(&s->arena, pattern),
		             .code = code,
		             .n_groups = groups + 1 };
	return r;
}

struct regex *regex_of(lua_State *L, str pattern)
{
	struct regexes *all = all_of(sandbox_of(L));
	uint64_t hash = hash_str(pattern);

	for (uint32_t i = 0; i < all->n; i++)
		if (all->regex[i].hash == hash && str_eq(all->regex[i].pattern, pattern))
			return &all->regex[i];
	return add(L, pattern, hash);
}

struct regex *regex_at(lua_State *L, int index)
{
	size_t n;
	const char *p = luaL_checklstring(L, index, &n);

	return regex_of(L, (str){ p, n });
}

str regex_pattern(const struct regex *r)
{
	return r->pattern;
}

/* ---- matching ---- */

/* A pattern in use is worth machine code. */
static void warm(lua_State *L, struct regexes *all, struct regex *r)
{
	if (r->uses > USES_BEFORE_JIT || r->uses++ < USES_BEFORE_JIT ||
	    r->pattern.n > JIT_PATTERN_BYTES)
		return;
	sandbox_charge(L, 10 * (COMPILE_STEPS + r->pattern.n * COMPILE_STEPS_A_BYTE));
	if (pcre2_jit_compile(r->code, PCRE2_JIT_COMPLETE) != 0 || all->jit_stack)
		return;
	all->jit_stack = pcre2_jit_stack_create(32 * 1024, JIT_STACK_BYTES, NULL);
	if (all->jit_stack)
		pcre2_jit_stack_assign(all->limits, NULL, all->jit_stack);
}

static void take(const struct regexes *all, const struct regex *r, struct regex_hit *hit)
{
	const PCRE2_SIZE *at = pcre2_get_ovector_pointer(all->data);

	hit->n = r->n_groups;
	for (uint32_t i = 0; i < hit->n; i++) {
		hit->beg[i] = at[2 * i] == PCRE2_UNSET ? STR_NONE : at[2 * i];
		hit->end[i] = at[2 * i + 1];
	}
}

static bool settle(lua_State *L, const struct regexes *all, const struct regex *r, int rc,
                   struct regex_hit *hit)
{
	PCRE2_UCHAR why[120];

	if (rc == PCRE2_ERROR_NOMATCH)
		return false;
	if (rc < 0) {
		pcre2_get_error_message(rc, why, sizeof why);
		luaL_error(L, "正则“%s”回溯太多，没有匹配完 / pattern is too costly: %s",
		           r->pattern.p, (const char *)why);
	}
	take(all, r, hit);
	return true;
}

/* The first place at or after `at` where a character begins. */
static size_t char_at(str s, size_t at)
{
	while (at < s.n && ((unsigned char)s.p[at] & 0xC0) == 0x80)
		at++;
	return at;
}

bool regex_next(lua_State *L, struct regex *r, str subject, size_t from, bool again,
                struct regex_hit *hit)
{
	struct regexes *all = sandbox_of(L)->regexes;
	uint32_t how = PCRE2_NO_UTF_CHECK | (again ? PCRE2_NOTEMPTY_ATSTART : 0);
	int rc = PCRE2_ERROR_NOMATCH;

	warm(L, all, r);
	while (rc == PCRE2_ERROR_NOMATCH && from <= subject.n) {
		bool rest = subject.n - from <= 4 * WINDOW_BYTES;
		size_t last = rest ? subject.n : char_at(subject, from + WINDOW_BYTES);

		sandbox_charge(L, WINDOW_STEPS + (last - from) / BYTES_A_STEP);
		pcre2_set_offset_limit(all->limits, last);
		rc = pcre2_match(r->code, (PCRE2_SPTR)subject.p, subject.n, from, how, all->data,
		                 all->limits);
		sandbox_look(L);
		from = char_at(subject, last + 1);
		how = PCRE2_NO_UTF_CHECK;
	}
	return settle(L, all, r, rc, hit);
}

str regex_subject(lua_State *L, int index)
{
	size_t n, bad;
	const char *p = luaL_checklstring(L, index, &n);

	sandbox_charge(L, n / BYTES_A_STEP);
	if (!utf8_valid((str){ p, n }, &bad))
		luaL_error(L, "第 %d 个字节起不是 UTF-8 文本 / not UTF-8", (int)bad + 1);
	return (str){ p, n };
}
