/* Lists as a workbook. */
#ifndef REPORT_LIST_XLSX_H
#define REPORT_LIST_XLSX_H

#include "qdlint.h"
#include "report/heading.h"
#include "report/layout.h"
#include "report/told.h"

struct list_book; /* an open workbook */

/* Opens a workbook that will stand at path; memory is a's. False when none can be made. */
bool list_book_open(struct list_book **book, const char *path, struct arena *a, struct told *told,
                    struct qd_error *err);

/* Adds a sheet: title, what is said of the list, header, rows with merged cells, notes where they
 * stood. What a sheet cannot hold is told. False when the rows are more than a sheet has. */
bool list_book_add(struct list_book *b, const struct heading *h, const struct layout *l,
                   struct qd_error *err);

/* Writes the workbook; b is gone. */
bool list_book_close(struct list_book *b, struct qd_error *err);

#endif
