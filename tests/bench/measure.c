/* Runs commands in turn, several rounds, and prints a line for each run:
 * name, seconds by the clock, seconds of processor, peak memory in KiB.
 * usage: measure ROUNDS name command… [-- name command…]… */
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>

extern char **environ;

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static double seconds(struct timeval t)
{
	return (double)t.tv_sec + (double)t.tv_usec / 1e6;
}

/* 0 and 1 are what a linter that did its work says. */
static int run(const char *name, char **command)
{
	posix_spawn_file_actions_t quiet;
	struct rusage used;
	double start;
	pid_t pid;
	int status;

	posix_spawn_file_actions_init(&quiet);
	posix_spawn_file_actions_addopen(&quiet, 1, "/dev/null", O_WRONLY, 0);
	start = now();
	status = posix_spawnp(&pid, command[0], &quiet, NULL, command, environ);
	posix_spawn_file_actions_destroy(&quiet);
	if (status != 0 || wait4(pid, &status, 0, &used) != pid || !WIFEXITED(status) ||
	    WEXITSTATUS(status) > 1) {
		fprintf(stderr, "measure: %s did not run as it should\n", name);
		return 0;
	}
	printf("%s %.6f %.6f %ld\n", name, now() - start,
	       seconds(used.ru_utime) + seconds(used.ru_stime), used.ru_maxrss);
	fflush(stdout);
	return 1;
}

/* Cuts the command that begins at *arg off behind itself; moves *arg to the next one. */
static char **next_command(char ***arg)
{
	char **first = *arg, **end = first;

	while (*end && strcmp(*end, "--") != 0)
		end++;
	*arg = *end ? end + 1 : end;
	*end = NULL;
	return first;
}

int main(int argc, char **argv)
{
	char **command[64], **at = argv + 2;
	int n = 0, rounds = argc > 3 ? atoi(argv[1]) : 0;

	if (rounds < 1) {
		fputs("usage: measure ROUNDS name command... [-- name command...]...\n", stderr);
		return 2;
	}
	while (*at && n < 64)
		command[n++] = next_command(&at);
	for (int round = 0; round < rounds; round++)
		for (int i = 0; i < n; i++)
			if (!command[i][0] || !command[i][1] || !run(command[i][0], command[i] + 1))
				return 1;
	return 0;
}
