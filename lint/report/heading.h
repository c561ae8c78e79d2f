/* What is said of a list as a whole: at the top level in YAML, above the header in a workbook. */
#ifndef REPORT_HEADING_H
#define REPORT_HEADING_H

#include "base/buf.h"
#include "model/corpus.h"

struct heading {
	str title; /* names the kind: «权责清单», «2024年权责清单»; never begins with the owner */
	str owner; /* the body, else the region whose list it is; "" */
	str region;
	str sheet;          /* the name of the sheet when the list says one; "" */
	uint32_t announced; /* how many items, by the sheet's name; 0 */
	/* As they are written: [0, n_fixed) 地区, 部门, 基准日期; [n_fixed, n_declared) 声明.…; then all
	 * others but 工作表 and 附注. */
	struct prop *prop;
	uint32_t n_fixed, n_declared, n_props, cap_props;
	str noted;  /* 附注 */
	str *above; /* other texts between title and header of a grid */
	uint32_t n_above, cap_above;
	str notes; /* all of that, and the notes, headings and totals among the rows */
};

void heading_build(struct heading *h, const struct corpus *c, uint32_t list, struct arena *a);

#endif
