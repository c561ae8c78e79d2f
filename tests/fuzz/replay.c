/* Feeds every file of the folders named to a fuzz target: replay FOLDER… */
#include "base/file.h"

#include <stdio.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int main(int argc, char **argv)
{
	struct arena a = { 0 };
	struct qd_error err;
	uint32_t total = 0;

	for (int i = 1; i < argc; i++) {
		str *path, bytes;
		uint32_t n;

		if (!file_tree(argv[i], &a, &path, &n, &err)) {
			fprintf(stderr, "%s\n", err.text);
			return 1;
		}
		for (uint32_t k = 0; k < n; k++, total++) {
			if (!file_read(path[k].p, (size_t)1 << 30, &a, &bytes, &err))
				return 1;
			LLVMFuzzerTestOneInput((const uint8_t *)bytes.p, bytes.n);
		}
	}
	printf("%s: %u passed, 0 failed\n", argv[0], total);
	arena_release(&a);
	return total == 0;
}
