/* A list in the native YAML form. */
#ifndef REPORT_LIST_YAML_H
#define REPORT_LIST_YAML_H

#include "report/heading.h"
#include "report/layout.h"

/* One YAML document, without "---". Rows that share cells are nested: the shared texts once, then
 * «明细» with the rest of each row. A cell that overlaps others crosswise is written once for each
 * stretch of rows: l is changed accordingly. */
void list_yaml(const struct heading *h, struct layout *l, struct buf *out);

#endif
