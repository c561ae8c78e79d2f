/* From events to rows: the shapes a list may have in YAML.
 *
 *   清单: 权责清单            a prop
 *   声明: { 事项数: 254 }     the prop 声明.事项数
 *   事项:                     a sheet: its name is the key, "" for a list that is the whole file
 *     - 名称: 甲              an item: a row, or as many as its inner lists have
 *       依据: [一, 二]        one cell of two lines
 *       追责: { 情形: 丙 }    the column 追责.情形
 *       子项:                 inner items: rows; 名称 and 依据 cover them unless they have their own
 *         - 子项名称: 丁
 */
#ifndef READ_YAML_WALK_H
#define READ_YAML_WALK_H

#include "base/buf.h"
#include "read/text.h"
#include "read/yaml_events.h"
#include "read/yaml_rows.h"

struct yaml_value {
	str text;
	uint32_t pos;
	uint16_t flags;
};

/* A field of an item that is still open. `before` is what its column held of an outer item. */
struct yaml_field {
	struct yaml_value value;
	uint32_t key_pos, key_end;
	uint32_t col;
	uint32_t item_before, field_before;
};

struct yaml_walk {
	struct yaml_events e;
	const struct doc *d;
	struct yaml_rows *out;
	struct yaml_run *run; /* where items go, NULL outside lists */
	uint32_t doc;
	uint32_t n_items, item; /* items begun so far; the one at hand */
	uint32_t expected;      /* the column the next key is likely to name */
	struct yaml_field *field;
	uint32_t n_fields, cap_fields;
	struct intern anchors;
	struct yaml_value *anchored; /* [anchors.n] text.p == NULL for a list or mapping */
	uint32_t cap_anchored;
	size_t copies_left; /* bytes that joined cells may still take */
	struct buf path;    /* of the mapping at hand, "追责." */
	struct buf key;     /* where the last key stands when it is no slice of the document */
};

/* A key: text is valid until the next one unless it is a slice of the document. */
struct yaml_key {
	str text;
	uint32_t pos, end;
};

/* yaml_value.c: the scalar or alias at hand. A null, a blank and an alias that cannot be resolved
 * (by then reported) have an empty text. */
struct yaml_value yaml_walk_value(struct yaml_walk *w);
struct yaml_key yaml_walk_key(struct yaml_walk *w);
/* Passes over a key that is no plain text, and its value, with a finding. False on an error. */
bool yaml_walk_odd_key(struct yaml_walk *w);
/* Notes that the list or mapping at hand has a name. */
void yaml_walk_anchor(struct yaml_walk *w);
/* Adds key and "." to w->path, and returns how long that was: to set back w->path.n. */
uint32_t yaml_walk_push(struct yaml_walk *w, struct yaml_key key);
/* The path from byte `from` on and then key, valid until the path changes; just the key when
 * there is no path. */
str yaml_walk_name(struct yaml_walk *w, uint32_t from, str key);
/* The key pushed last, with its path from byte `from` on. */
str yaml_walk_pushed(const struct yaml_walk *w, uint32_t from);

/* Scalars of a list that become one value of several lines. */
struct yaml_joined {
	struct yaml_value value;
	struct buf lines; /* once there is more than one */
	uint32_t n;
	bool full;
};
void yaml_walk_join(struct yaml_walk *w, struct yaml_joined *j);
struct yaml_value yaml_walk_joined(const struct yaml_joined *j);

void yaml_walk_fault(struct yaml_walk *w, const struct rule *rule, size_t beg, size_t end,
                     struct arg arg0, struct arg arg1);
void yaml_walk_lost(struct yaml_walk *w, size_t at, struct text what, struct text why);

/* yaml_item.c: the item whose mapping begins at hand. False on an error of the events. */
bool yaml_walk_item(struct yaml_walk *w);

/* yaml_walk.c: one or more items of one list, the list opened last; and any other piece, or a
 * whole file. False on an error of the events; what was read until then is in out. */
bool yaml_walk_items(const struct doc *d, struct yaml_rows *out, size_t beg, size_t end);
bool yaml_walk_props(const struct doc *d, struct yaml_rows *out, uint32_t doc, size_t beg,
                     size_t end);

#endif
