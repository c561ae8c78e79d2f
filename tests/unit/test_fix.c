/* Changing generated lists: once is enough, nothing gets worse, and lines without a fault stay as
 * they were, byte for byte. */
#include "base/buf.h"
#include "run/fix.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

enum { LISTS = 60, ITEMS = 12 };

/* Texts with a fault that has a change, and without one. */
static const char *const faulty[] = {
	"《示例办法》（示政发【2020】12号）第三条",
	"《示例办法》（示政发[2019] 7号）第五条",
	"《示例通知》示发﹝2021﹞4号、示发【2022】9号",
	"《示例条例》第三条：负责负责巡查，依法予以予以纠正",
	"《示例条例》（2019年修正)第三条的的规定",
	"示发〔2012〕第011号",
};
static const char *const sound[] = {
	"《示例办法》（示政发〔2020〕12号）第三条",
	"《示例条例》第二十一条第一款：对违反本规定的，处以罚款",
	"国务院令第412号附件第3项",
	"《关于施行〈示例条例〉的通知》第一条",
};

struct made {
	struct arena *arena;
	struct buf text;
	uint32_t seed;
	bool is_faulty[ITEMS];
};

static uint32_t roll(struct made *l, uint32_t n)
{
	l->seed = l->seed * 1664525u + 1013904223u;
	return (l->seed >> 16) % n;
}

static const char *basis_of(struct made *l, uint32_t i)
{
	l->is_faulty[i] = roll(l, 3) == 0;
	return l->is_faulty[i] ? faulty[roll(l, countof(faulty))] : sound[roll(l, countof(sound))];
}

static void make_yaml(struct made *l)
{
	static const char *const quote[] = { "", "\"", "'" };

	buf_add(&l->text, STR("清单: 权责清单\n部门: 市城市管理局\n事项:\n"));
	for (uint32_t i = 0; i < ITEMS; i++) {
		const char *basis = basis_of(l, i);
		const char *q = strpbrk(basis, "[,") ? "\"" : quote[roll(l, countof(quote))];

		buf_fmt(&l->text,
		        "  - {事项名称: 对第%u种行为的处罚, 权力类型: 行政处罚, 实施依据: %s%s%s} # %u\n",
		        i, q, basis, q, i);
	}
}

static void make_csv(struct made *l)
{
	buf_add(&l->text, STR("市城市管理局权责清单,,\r\n事项名称,权力类型,实施依据\r\n"));
	for (uint32_t i = 0; i < ITEMS; i++) {
		const char *q = roll(l, 2) ? "\"" : "";

		buf_fmt(&l->text, "对第%u种行为的处罚,行政处罚,%s%s%s\r\n", i, q, basis_of(l, i),
		        q);
	}
}

static uint32_t findings_of(const qd_run *run, const char *rule)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < run->findings.n; i++)
		n += strcmp(run->findings.finding[i].rule->id, rule) == 0;
	return n;
}

/* The list as `fix` leaves it. */
static str fixed(struct arena *a, str text, const char *name, enum fix most, uint32_t *n_changes)
{
	struct qd_options o = { .as_of = "2025-06-30", .threads = 1 };
	struct fixing f = { .arena = a, .options = &o, .most = most };
	struct qd_error err;
	qd_run *run;
	str after;

	assert_true(qd_open(&o, &run, &err));
	qd_add_bytes(run, name, text.p, text.n);
	qd_check(run);
	assert_true(fix_run(&f, run, &err));
	if (f.file[0].why.zh.n)
		fail_msg("%.*s\n%.*s", (int)f.file[0].why.zh.n, f.file[0].why.zh.p, (int)text.n,
		         text.p);
	for (uint32_t i = 0; i < run->shelf->book.n; i++)
		assert_true(findings_of(f.last, run->shelf->book.rule[i]->id) <=
		            findings_of(run, run->shelf->book.rule[i]->id));
	*n_changes = f.file[0].n_changes;
	after = arena_copy(a, f.file[0].after);
	if (f.last != run)
		qd_close(f.last);
	qd_close(run);
	return after;
}

static void same_but_for_faults(const struct made *l, str after, uint32_t head)
{
	str a, b;
	size_t x = 0, y = 0;

	for (uint32_t line = 0; str_line(buf_str(&l->text), &x, &a); line++) {
		assert_true(str_line(after, &y, &b));
		if (line < head || !l->is_faulty[line - head])
			assert_true(str_eq(a, b));
	}
	assert_false(str_line(after, &y, &b));
}

static void try_list(uint32_t seed, enum fix most, uint32_t *n_changes)
{
	struct arena a = { 0 };
	struct made l = { .arena = &a, .text = { .arena = &a }, .seed = seed };
	bool csv = seed % 2;
	const char *name = csv ? "例.csv" : "例.yaml";
	uint32_t again;
	str after;

	(csv ? make_csv : make_yaml)(&l);
	after = fixed(&a, buf_str(&l.text), name, most, n_changes);
	same_but_for_faults(&l, after, csv ? 2 : 3);
	assert_true(str_eq(fixed(&a, after, name, most, &again), after));
	assert_int_equal(again, 0);
	arena_release(&a);
}

static void lists(enum fix most)
{
	uint32_t all = 0, n;

	for (uint32_t seed = 0; seed < LISTS; seed++) {
		try_list(seed, most, &n);
		all += n;
	}
	assert_true(all > LISTS); /* there was something to change */
}

static void safe_changes(void **state)
{
	(void)state;
	lists(FIX_SAFE);
}

static void unsafe_changes(void **state)
{
	(void)state;
	lists(FIX_UNSAFE);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(safe_changes),
		cmocka_unit_test(unsafe_changes),
	};

	return cmocka_run_group_tests_name("fix", tests, NULL, NULL);
}
