/* qdlint: checks responsibility lists (权责清单 and kin). The whole public interface. */
#ifndef QDLINT_H
#define QDLINT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define QD_API __attribute__((visibility("default")))
#else
#define QD_API
#endif

/* How grave a finding is; also the measure of `fail_level`. */
enum qd_level { QD_OFF, QD_INFO, QD_WARNING, QD_ERROR };

/* How sure the finding is of itself. */
enum qd_confidence { QD_HIGH, QD_MEDIUM, QD_LOW };

enum qd_lang { QD_ZH, QD_EN };

/* The exit codes of the program, worst meaning by number. */
enum qd_status {
	QD_CLEAN = 0,      /* checked, nothing at or above the fail level */
	QD_FINDINGS = 1,   /* findings at or above the fail level */
	QD_USAGE = 2,      /* options, configuration or a rule pack do not load */
	QD_NOTHING = 3,    /* no list was checked */
	QD_UNREADABLE = 4, /* at least one input could not be read */
	QD_BROKEN = 5      /* a rule or the tool itself failed: never a pass */
};

/* Filled by a call that returned false: what went wrong, in one line of UTF-8. */
struct qd_error {
	enum qd_status status;
	char text[1024];
};

/* One run: inputs, what was understood of them, findings. Not shared between threads. */
typedef struct qd_run qd_run;

/* All fields may stay zero. Strings are borrowed until qd_close. */
struct qd_options {
	enum qd_lang lang;
	unsigned threads;             /* 0: one per processor */
	const char *as_of;            /* YYYY-MM-DD; NULL: today */
	const char *rules_dir;        /* a folder laid over the built-in rules/ */
	const char *const *law_files; /* a place's own instruments, see rules/law/README.md */
	size_t n_law_files;
	/* An open run whose rules and law are used instead of loading them again: most of what opening
	 * costs. It must be closed last; rules_dir and law_files are then not looked at. */
	const qd_run *like;
	bool explain_quiet;      /* say, as info, what settles pairs that are not reported */
	const char *config_file; /* holds for all inputs */
	bool find_config;        /* look for .qdlint.yaml above each input */
	const char *profile;     /* 拟稿, 审核, 发布, 法审; laid over the configuration */
	const char *only;        /* comma-separated rule ids; NULL: all */
	bool colour;             /* ANSI colours in text formats */
	/* Called now and then from any thread of the run, never from two at once; may be NULL. */
	void (*progress)(void *ctx, size_t done, size_t total);
	void *progress_ctx;
};

/* A place in an input. Numbers are 1-based, 0 where the notion does not apply; columns count
 * code points; end_column is one past the last. Strings live as long as the run. */
struct qd_place {
	const char *file;
	const char *sheet; /* NULL outside workbooks */
	char cell[16];     /* "E17", "" outside sheets */
	uint32_t row;      /* physical row of the sheet; for YAML the line of the item */
	uint32_t line, column, end_line, end_column;
};

struct qd_finding {
	const char *rule; /* "family/slug" */
	enum qd_level level;
	enum qd_confidence confidence;
	const char *message; /* one line, in the run's language */
	const char *field;   /* id of the field, "" when the finding is about no field */
	const char *item_code, *item_name; /* "" when the finding is about no item */
	struct qd_place at;
	size_t n_related;
};

/* False when the options, configuration or rules do not load; *err says why. */
QD_API bool qd_open(const struct qd_options *options, qd_run **run, struct qd_error *err);

/* Adds a file, or every list below a folder; a file that turns out unreadable becomes a finding, one
 * that was added before is passed over.
 * False when the folder cannot be walked or a .qdlint.yaml that holds there does not load. */
QD_API bool qd_add_path(qd_run *run, const char *path, struct qd_error *err);

/* Adds n bytes under a name; they are borrowed until qd_close. */
QD_API void qd_add_bytes(qd_run *run, const char *name, const void *bytes, size_t n);

/* Reads and checks all that was added; once per run. What cannot be read is a finding. */
QD_API void qd_check(qd_run *run);

/* Findings in total order: file, sheet, row, column, rule. */
QD_API size_t qd_finding_count(const qd_run *run);
QD_API struct qd_finding qd_finding_at(qd_run *run, size_t i);
QD_API struct qd_place qd_related_at(qd_run *run, size_t i, size_t k);

/* What the program would exit with. */
QD_API enum qd_status qd_result(const qd_run *run, enum qd_level fail_level);

QD_API bool qd_has_format(const char *format);

/* Renders the findings as `format` ("文书", "full", "concise", "json"). The text lives as long
 * as the run. False when there is no such format. */
QD_API bool qd_report(qd_run *run, const char *format, const char **text, size_t *n,
                      struct qd_error *err);

QD_API void qd_close(qd_run *run);

QD_API const char *qd_version(void);

#ifdef __cplusplus
}
#endif
#endif
