/* Every fixture whole on 1, 2 and 7 threads, and truncated at 64 places: it ends, and the threads
 * do not show. Run in the folder of the project. */
#include "base/file.h"
#include "qdlint.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <cmocka.h>

enum { CUTS = 64, LARGEST = 300000 };

static qd_run *open_run(const qd_run *like, unsigned threads)
{
	struct qd_options o = { .threads = threads, .as_of = "2025-06-30", .like = like };
	struct qd_error err;
	qd_run *run;

	if (!qd_open(&o, &run, &err))
		fail_msg("%s", err.text);
	return run;
}

static qd_run *run_on(const qd_run *like, const char *name, str bytes, unsigned threads)
{
	qd_run *run = open_run(like, threads);

	qd_add_bytes(run, name, bytes.p, bytes.n);
	qd_check(run);
	return run;
}

static void assert_same_report(qd_run *a, qd_run *b, const char *name)
{
	const char *x, *y;
	struct qd_error err;
	size_t n, m;

	assert_true(qd_report(a, "json", &x, &n, &err));
	assert_true(qd_report(b, "json", &y, &m, &err));
	if (n != m || memcmp(x, y, n) != 0)
		fail_msg("%s: 线程数不同，结果不同", name);
}

static void same_on_any_threads(const qd_run *like, const char *name, str bytes)
{
	static const unsigned threads[] = { 2, 7 };
	qd_run *one = run_on(like, name, bytes, 1);

	for (size_t i = 0; i < countof(threads); i++) {
		qd_run *many = run_on(like, name, bytes, threads[i]);

		assert_same_report(one, many, name);
		qd_close(many);
	}
	qd_close(one);
}

/* All pieces of a fixture in one run, each in a block of its own size, so that a byte too far is
 * seen. */
static void truncated(const qd_run *like, const char *name, str bytes)
{
	qd_run *run = open_run(like, 1);
	char *piece[CUTS];

	for (size_t k = 0; k < CUTS; k++) {
		size_t n = bytes.n * k / CUTS;

		piece[k] = malloc(n ? n : 1);
		if (n)
			memcpy(piece[k], bytes.p, n);
		qd_add_bytes(run, name, piece[k], n);
	}
	qd_check(run);
	assert_int_not_equal(qd_result(run, QD_WARNING), QD_CLEAN); /* the empty piece is no pass */
	qd_close(run);
	for (size_t k = 0; k < CUTS; k++)
		free(piece[k]);
}

static void every_fixture(void **state)
{
	qd_run *like = open_run(NULL, 1);
	struct arena a = { 0 };
	struct qd_error err;
	str *path, bytes;
	uint32_t n;

	(void)state;
	assert_true(file_tree("fixtures", &a, &path, &n, &err));
	for (uint32_t i = 0; i < n; i++) {
		if (str_ends(path[i], STR(".expect")))
			continue;
		assert_true(file_read(path[i].p, (size_t)1 << 26, &a, &bytes, &err));
		same_on_any_threads(like, path[i].p, bytes);
		if (bytes.n <= LARGEST && !str_starts(path[i], STR("fixtures/corpus/")))
			truncated(like, path[i].p, bytes);
	}
	qd_close(like);
	arena_release(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(every_fixture) };

	setenv("TZ", "UTC",
	       0); /* else the C library asks for the zone file at each date of a zip */
	return cmocka_run_group_tests_name("robust", tests, NULL, NULL);
}
