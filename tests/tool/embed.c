/* Writes the files named on the command line as one C table: embed ROOT FILE… > rules_data.c */
#include <stdio.h>
#include <string.h>

static int embed(const char *root, const char *path, int index)
{
	FILE *f = fopen(path, "rb");
	size_t n = 0;

	if (!f) {
		perror(path);
		return 1;
	}
	printf("static const unsigned char data_%d[] = {", index);
	for (int c; (c = getc(f)) != EOF; n++)
		printf("%s%d,", n % 32 ? "" : "\n", c);
	printf("0};\n/* %s */ enum { size_%d = %zu };\n", path + strlen(root) + 1, index, n);
	fclose(f);
	return 0;
}

int main(int argc, char **argv)
{
	puts("/* Made by tests/tool/embed.c: the files of rules/. */\n#include \"base/embed.h\"\n");
	for (int i = 2; i < argc; i++)
		if (embed(argv[1], argv[i], i) != 0)
			return 1;
	puts("const struct embedded embedded_files[] = {");
	for (int i = 2; i < argc; i++)
		printf("\t{ \"%s\", (const char *)data_%d, size_%d },\n",
		       argv[i] + strlen(argv[1]) + 1, i, i);
	printf("};\nconst unsigned n_embedded_files = %d;\n", argc - 2);
	return 0;
}
