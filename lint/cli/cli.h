/* The command line: options, commands and what they share. */
#ifndef CLI_CLI_H
#define CLI_CLI_H

#include "base/arena.h"
#include "doc/rule.h"
#include "qdlint.h"

/* How often --format and --law may be given. */
enum { MAX_REPEATS = 8 };

/* What was given; NULL where nothing was. */
struct args {
	struct arena *arena;
#define OPTION(field, long_name, short_name, value, commands, zh, en) const char *field;
#include "cli/options.def"
#undef OPTION
	const char *formats[MAX_REPEATS]; /* each --format in order */
	unsigned n_formats;
	const char *laws[MAX_REPEATS]; /* each --law */
	unsigned n_laws;
	const char **operand;
	unsigned n_operands;
	unsigned n_free; /* of them those after "--": files, whatever they are called */
	enum qd_lang language;
};

struct command {
	const char *name;
	const char *operands; /* for the help text */
	struct text about;
	int (*run)(struct args *a);
};

#define COMMAND(name) extern const struct command command_##name;
#include "cli/commands.def"
#undef COMMAND

/* False, with the reason on standard error, when an option is unknown or lacks its value. */
bool args_parse(struct args *a, int argc, char **argv);

/* False, with the reason on standard error, when an option was given that the command does not know. */
bool args_fit(const struct args *a, const char *command);

/* The options of a run as given; false with the reason on standard error. */
bool args_options(const struct args *a, struct qd_options *o);

/* Opens a run as the arguments say, does the work with it and closes it; the status to exit with. */
int with_run(struct args *a, int (*work)(struct args *a, qd_run *run));

/* The only --format of a command that prints text or JSON; text when none was given. */
bool take_output(const struct args *a, bool *json);

/* Opens another run with the same options and reads a file or folder in it. False with the reason. */
bool open_second(const struct args *a, const char *path, qd_run **run, struct qd_error *err);

/* Says on standard error which inputs were not read whole and why; true when all were. */
bool read_whole(const struct args *a, const qd_run *run);

/* The same, and whether a list was read at all: QD_CLEAN, QD_NOTHING or QD_UNREADABLE. */
int reading_status(const struct args *a, const qd_run *run);

/* An input is never written over, by whatever name it goes. False, with the reason on standard
 * error, when path is one. */
bool spares_inputs(const qd_run *run, const char *path);

/* "qdlint: reason" on standard error; returns the status to exit with. */
int complain(const struct qd_error *err);
int complain_usage(const char *fmt, ...) __attribute__((format(printf, 1, 2)));

void print_help(enum qd_lang lang);

#endif
