/* A body's name taken apart: its place, and what it is called there. */
#ifndef MODEL_BODY_PARTS_H
#define MODEL_BODY_PARTS_H

#include "model/body.h"

/* Slices of a key: «示例市应急管理局» is «示例市» and «应急管理局». */
struct body_parts {
	str place, rest;
	enum tier tier; /* of the place */
	bool generic;   /* a unit stands for the place: «市», «各区» */
};

/* region_key: of the list that names the body, or "". */
struct body_parts body_parts(const struct bodies *b, str key, str region_key);

/* The level of the unit that a place's name ends with: 市, 自治县 …; TIER_NONE when it has none. */
enum tier place_tier(str place);

/* «东河镇», «东河镇政府», «西岭街道办»: the head's length («东河镇»); 0 when it is no township of a
 * name. */
size_t township_head(str key);

#endif
