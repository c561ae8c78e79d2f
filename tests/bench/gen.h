/* What the generator of lists and its two writers share. */
#ifndef BENCH_GEN_H
#define BENCH_GEN_H

#include <stdint.h>
#include <stdio.h>

enum field_name { NUMBER, NAME, TYPE, BASIS, BODY, OFFICE, LEVEL, LIABILITY, N_FIELDS };

extern const char *const field_titles[N_FIELDS];

struct field {
	char text[2048];
	uint32_t n;
};

void field_add(struct field *f, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

struct item {
	uint32_t index; /* among all */
	uint32_t body;
	struct field field[N_FIELDS];
	struct field second_basis; /* in a workbook a row of its own beside merged cells */
};

/* The name of a body. */
void put_body(struct field *f, uint32_t body);

struct writer {
	const char *path;
	uint32_t body; /* whose list; UINT32_MAX: the whole city's */
	FILE *out;     /* of the sheet, for workbooks */
	struct sheet *sheet;
	void (*item)(struct writer *w, const struct item *it);
	int (*close)(struct writer *w); /* 0 when the file could not be written */
};

/* 0 when the file cannot be written. */
int yaml_open(struct writer *w);
int xlsx_open(struct writer *w);

#endif
