/* What one input may ask for. A limit met is a finding (read/limit), never a crash. */
#ifndef BASE_LIMITS_H
#define BASE_LIMITS_H

#include <stddef.h>
#include <stdint.h>

struct limits {
	size_t file_bytes;      /* one input as stored */
	size_t entry_bytes;     /* one ZIP entry, inflated */
	size_t inflated_bytes;  /* all entries of one ZIP */
	uint32_t inflate_ratio; /* inflated : stored, above 1 MiB */
	uint32_t sheets;
	uint32_t rows;   /* per sheet */
	uint32_t cols;   /* per sheet */
	uint32_t cells;  /* per file, covered cells of merges included */
	uint32_t merges; /* per sheet */
	uint32_t cell_bytes;
	/* The texts of all cells of a file, each as often as a row has it: one text may stand in
	 * many cells, by shared strings, repeated rows or merges. */
	size_t text_bytes;   /* any file may have these … */
	uint32_t text_ratio; /* … or so many times its own bytes */
	uint32_t depth;      /* nesting of YAML, JSON and XML */
	uint32_t findings;   /* per rule and file; the rest is counted */
};

static const struct limits limits_default = {
	.file_bytes = (size_t)1 << 30,
	.entry_bytes = (size_t)512 << 20,
	.inflated_bytes = (size_t)1 << 30,
	.inflate_ratio = 400,
	.sheets = 1024,
	.rows = 1u << 20,
	.cols = 16384,
	.cells = 64u << 20,
	.merges = 1u << 18,
	.cell_bytes = 1u << 20,
	.text_bytes = (size_t)8 << 20,
	.text_ratio = 100,
	.depth = 64,
	.findings = 100000,
};

#endif
