/* What the upper catalogue gives this level is claimed by a department, or the reason is recorded. */
#include "check/delegation/names.h"

#include "base/utf8.h"
#include "model/body_parts.h"

/* A catalogue that others claim from: a list of permits, or a guide list of powers. */
static bool is_catalogue(const struct list *l)
{
	return list_is(l, STR("行政许可事项清单")) || (list_is(l, STR("权责清单")) && l->guide);
}

static bool is_refusal(str says)
{
	return str_eq(says, STR("否")) || str_starts(says, STR("不认领")) ||
	       str_starts(says, STR("未认领")) || str_eq(says, STR("不"));
}

static bool has_reason(const struct corpus *c, uint32_t item)
{
	str reason = item_text(c, item, FIELD_REASON);

	return reason.n > 0 && !str_eq(reason, STR("无")) && !str_eq(reason, STR("/"));
}

/* ---- a list that has a column of claims ---- */

static void check_claims(const struct pass *p, const struct list *l)
{
	for (uint32_t i = l->item; i < l->item_end; i++) {
		str says = item_text(p->c, i, FIELD_CLAIMED);

		if ((says.n > 0 && !is_refusal(says)) || has_reason(p->c, i))
			continue;
		report(p, (struct report){
				  .at = item_place(p->c, i, says.n ? FIELD_REASON : FIELD_CLAIMED),
				  .message = says.n == 0,
				  .arg = { item_called(p, i), arg_str(says) },
			  });
	}
}

/* ---- a catalogue and the lists that claim from it ---- */

struct claims {
	struct arena scratch;
	struct map name;     /* hash of name and tier → an item of a list of that tier */
	struct map code;     /* the same by code */
	struct map supplied; /* hash of catalogue, whose and tier: one of these was claimed */
	unsigned tiers;      /* bits: of which tiers lists are there */
};

static enum tier tier_of_list(const struct list *l)
{
	enum tier t = body_tier(l->owner, l->region);

	return t ? t : place_tier(l->region);
}

static uint64_t with_tier(uint64_t key, enum tier t)
{
	return key ? hash_mix(key, t) : 0;
}

static uint64_t code_key(const struct corpus *c, uint32_t item)
{
	str code = item_text(c, item, FIELD_CODE);

	return code.n ? hash_str(code) | 1 : 0;
}

static void put(struct map *m, uint64_t key, uint32_t item)
{
	if (key)
		*map_at(m, key) = item;
}

static void take_list(struct claims *g, const struct corpus *c, const struct list *l)
{
	enum tier t = tier_of_list(l);

	if (!list_is(l, STR("权责清单")) || l->guide || t == TIER_NONE)
		return;
	g->tiers |= 1u << t;
	for (uint32_t i = l->item; i < l->item_end; i++) {
		put(&g->name, with_tier(name_key(&g->scratch, c, i), t), i);
		put(&g->code, with_tier(code_key(c, i), t), i);
	}
}

static bool claimed(const struct claims *g, const struct corpus *c, uint32_t item, enum tier t,
                    struct arena *scratch)
{
	uint64_t name = with_tier(name_key(scratch, c, item), t);
	uint64_t code = with_tier(code_key(c, item), t);

	return (name && map_get(&g->name, name) != NONE) ||
	       (code && map_get(&g->code, code) != NONE);
}

/* Does the catalogue give the item to this tier? */
static bool given_to(const struct corpus *c, uint32_t item, enum tier t)
{
	str level = item_text(c, item, FIELD_LEVEL);

	if (t == TIER_CITY)
		return str_has(level, STR("市级")) || str_has(level, STR("地级")) ||
		       str_has(level, STR("设区的市"));
	if (t == TIER_COUNTY)
		return str_has(level, STR("县级")) || str_has(level, STR("区级")) ||
		       str_has(level, STR("县（市、区）"));
	return t == TIER_TOWN && (str_has(level, STR("乡")) || str_has(level, STR("镇")));
}

/* Whose items these are: those of a department whose list is not here are nobody's to claim. */
static uint64_t whose(const struct corpus *c, uint32_t item, enum tier t)
{
	static const enum field field[] = { FIELD_UPPER, FIELD_BODY };
	uint64_t h = hash_mix(c->item[item].list, t);

	for (uint32_t i = 0; i < countof(field); i++) {
		str text = item_text(c, item, field[i]);

		if (text.n)
			return hash_mix(h, hash_str(text));
	}
	return h;
}

static void note_claimed(struct claims *g, const struct corpus *c, const struct list *l)
{
	for (enum tier t = TIER_CITY; t <= TIER_TOWN; t++)
		for (uint32_t i = l->item; (g->tiers >> t & 1) && i < l->item_end; i++)
			if (given_to(c, i, t) && claimed(g, c, i, t, &g->scratch))
				*map_at(&g->supplied, whose(c, i, t)) = i;
}

static void check_catalogue(const struct pass *p, struct claims *g, const struct list *l)
{
	const struct corpus *c = p->c;

	note_claimed(g, c, l);
	for (enum tier t = TIER_CITY; t <= TIER_TOWN; t++) {
		for (uint32_t i = l->item; (g->tiers >> t & 1) && i < l->item_end; i++) {
			if (!given_to(c, i, t) || claimed(g, c, i, t, &g->scratch) ||
			    has_reason(c, i) || map_get(&g->supplied, whose(c, i, t)) == NONE)
				continue;
			report(p, (struct report){
					  .at = item_place(c, i, FIELD_NAME),
					  .message = 2,
					  .arg = { item_called(p, i), arg_text(tier_title(t)) },
				  });
		}
	}
}

static void check(const struct pass *p, uint32_t unused)
{
	const struct corpus *c = p->c;
	struct claims g = { 0 };

	(void)unused;
	map_init(&g.name, &g.scratch);
	map_init(&g.code, &g.scratch);
	map_init(&g.supplied, &g.scratch);
	for (uint32_t i = 0; i < c->n_lists; i++)
		take_list(&g, c, &c->list[i]);
	for (uint32_t i = 0; i < c->n_lists; i++) {
		if (list_has(&c->list[i], FIELD_CLAIMED))
			check_claims(p, &c->list[i]);
		else if (g.tiers && is_catalogue(&c->list[i]))
			check_catalogue(p, &g, &c->list[i]);
	}
	arena_release(&g.scratch);
}

const struct rule rule_duty_unclaimed = {
	.id = "duty/unclaimed",
	.level = QD_ERROR,
	.each = EACH_CORPUS,
	.title = { "应认领未认领", "Item not claimed" },
	.message = { { "{0}写了“{1}”，没有写不认领的理由",
	               "{0} is refused ('{1}') without a reason" },
	             { "{0}没有写是否认领", "{0} does not say whether it is claimed" },
	             { "上级目录里{1}的{0}没有部门认领，也没有写不认领的理由",
	               "{0}, given to {1}, is claimed by no department and no reason is given" } },
	.why = { "上级目录以认领为原则、不认领为例外，没有认领又没有理由就是漏项。",
	         "Claiming is the rule; what is not claimed needs a reason." },
	.fix = { "由对应部门认领，编入权责清单；确不适用的，写明不认领的理由。",
	         "Have its department claim it, or record the reason." },
	.check = check,
	.bad = { "清单: 权责清单\n部门: 市水利局\n事项:\n"
	         "  - 事项名称: 取水许可\n    权力类型: 行政许可\n    行使主体: 市水利局\n"
	         "    实施依据: 《水法》第四十八条\n    认领: 是\n    不认领理由:\n"
	         "  ⟦-⟧ 事项名称: 河道采砂许可\n    权力类型: 行政许可\n    行使主体: 市水利局\n"
	         "    实施依据: 《水法》第三十九条\n    认领: 否\n    不认领理由:\n",
	         "清单: 权责清单\n部门: 市水利局\n事项:\n"
	         "  ⟦-⟧ 事项名称: 取水许可\n    权力类型: 行政许可\n    行使主体: 市水利局\n"
	         "    实施依据: 《水法》第四十八条\n    认领:\n",
	         "清单: 行政许可事项清单\n事项:\n"
	         "  - 许可事项名称: 取水许可\n    主管部门: 水利部\n    实施层级: 省级、市级、县级\n"
	         "    设定和实施依据: 《水法》第四十八条\n"
	         "  - 许可事项名称: ⟦河道采砂许可⟧\n    主管部门: 水利部\n    实施层级: 市级、县级\n"
	         "    设定和实施依据: 《水法》第三十九条\n"
	         "---\n清单: 权责清单\n部门: 示例市水利局\n地区: 示例市\n事项:\n"
	         "  - 事项名称: 取水许可\n    权力类型: 行政许可\n    行使主体: 示例市水利局\n"
	         "    实施依据: 《水法》第四十八条\n" },
	.good = { "清单: 权责清单\n部门: 市水利局\n事项:\n"
	          "  - 事项名称: 河道采砂许可\n    权力类型: 行政许可\n    行使主体: 市水利局\n"
	          "    实施依据: 《水法》第三十九条\n    认领: 否\n    不认领理由: 本市没有可采砂的河道\n",
	          "清单: 行政许可事项清单\n事项:\n"
	          "  - 许可事项名称: 取水许可\n    主管部门: 水利部\n    实施层级: 省级、市级、县级\n"
	          "    设定和实施依据: 《水法》第四十八条\n"
	          "  - 许可事项名称: 兽药经营许可\n    主管部门: 农业农村部\n    实施层级: 市级、县级\n"
	          "    设定和实施依据: 《兽药管理条例》第二十二条\n"
	          "---\n清单: 权责清单\n部门: 示例市水利局\n地区: 示例市\n事项:\n"
	          "  - 事项名称: 取水许可\n    权力类型: 行政许可\n    行使主体: 示例市水利局\n"
	          "    实施依据: 《水法》第四十八条\n" },
};
