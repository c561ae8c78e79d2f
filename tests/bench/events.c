/* The reference: every event of some YAML files, by libyaml alone. usage: events FILE… */
#include <stdio.h>
#include <stdlib.h>
#include <yaml.h>

static unsigned char *read_file(const char *path, size_t *n)
{
	FILE *f = fopen(path, "rb");
	unsigned char *p = NULL;
	long size = -1;

	*n = 0;
	if (f && fseek(f, 0, SEEK_END) == 0 && (size = ftell(f)) >= 0) {
		rewind(f);
		p = malloc((size_t)size + 1);
		*n = p ? fread(p, 1, (size_t)size, f) : 0;
	}
	if (f)
		fclose(f);
	return p;
}

static int events(const char *path, size_t *count)
{
	yaml_parser_t parser;
	yaml_event_t event;
	size_t n;
	unsigned char *p = read_file(path, &n);
	int good = p && yaml_parser_initialize(&parser), done = 0;

	if (!good)
		return 0;
	yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&parser, p, n);
	while (!done && (good = yaml_parser_parse(&parser, &event))) {
		done = event.type == YAML_STREAM_END_EVENT;
		yaml_event_delete(&event);
		++*count;
	}
	yaml_parser_delete(&parser);
	free(p);
	return good;
}

int main(int argc, char **argv)
{
	size_t count = 0;

	for (int i = 1; i < argc; i++) {
		if (!events(argv[i], &count)) {
			fprintf(stderr, "events: %s cannot be read\n", argv[i]);
			return 2;
		}
	}
	printf("%zu\n", count);
	return 0;
}
