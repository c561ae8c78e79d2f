/* The lines between the title of a grid and its header that say what YAML says at its top level. */
#ifndef MODEL_PREFACE_H
#define MODEL_PREFACE_H

#include "doc/doc.h"

/* Fills key and value of «部门：示例市民政局», «地区：…», «基准日期：…», «声明.事项数：…» or, for any
 * other key, «【版本】3». False when text, which is trimmed, is none of these. */
bool preface_prop(str text, struct prop *p);

/* Adds the props in rows [from, header_row) of a sheet; the sheet becomes a part of its own. */
void preface_read(struct doc *d, uint32_t sheet, uint32_t from, uint32_t header_row);

#endif
