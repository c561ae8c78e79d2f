/* The program: picks the command and runs it. */
#include "cli/cli.h"

#include "law/register.h"

#include <stdio.h>

static const struct command *const commands[] = {
#define COMMAND(name) &command_##name,
#include "cli/commands.def"
#undef COMMAND
};

static const struct command *command_named(const char *word)
{
	for (size_t i = 0; i < countof(commands); i++)
		if (strcmp(commands[i]->name, word) == 0)
			return commands[i];
	return NULL;
}

/* The version, and how far its law reaches. */
static void print_version(struct arena *a, enum qd_lang lang)
{
	str law = register_as_of(register_open(a), lang);

	printf("qdlint %s\n%s%.*s\n", qd_version(), lang == QD_EN ? "law: " : "法律数据：",
	       (int)law.n, law.p);
}

/* All output is written when this returns true. */
static bool flushed(void)
{
	return fflush(stdout) == 0 && !ferror(stdout);
}

/* The command that was named, before or after options; the first when none was. */
static const struct command *take_command(struct args *a)
{
	const struct command *c = a->n_operands > a->n_free ? command_named(a->operand[0]) : NULL;

	if (!c)
		return commands[0];
	a->operand++;
	a->n_operands--;
	return c;
}

static int run_command(struct args *a)
{
	const struct command *c = take_command(a);

	return args_fit(a, c->name) ? c->run(a) : QD_USAGE;
}

int main(int argc, char **argv)
{
	struct arena arena = { 0 };
	struct args a = { .arena = &arena };
	int status;

	if (!args_parse(&a, argc - 1, argv + 1)) {
		status = QD_USAGE;
	} else if (a.version) {
		print_version(&arena, a.language);
		status = QD_CLEAN;
	} else if (a.help || argc < 2) {
		print_help(a.language);
		status = a.help ? QD_CLEAN : QD_USAGE;
	} else {
		status = run_command(&a);
	}
	arena_release(&arena);
	if (!flushed() && status != QD_USAGE) {
		fputs("qdlint: 输出没有写全 / output could not be written\n", stderr);
		return QD_BROKEN;
	}
	return status;
}
