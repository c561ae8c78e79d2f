/* Lists of any size, the same bytes from the same seed: gen [-s SEED] [-d DEFECTS] [-f] ITEMS PATH.
 * PATH.yaml or PATH.xlsx is one list of a whole city; with -f PATH is a folder of one YAML file a
 * department. DEFECTS is how many items of a thousand have something wrong with them. */
#include "gen.h"

#include "city_main.h"
#include "words.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define countof(a) (sizeof(a) / sizeof *(a))

enum { PER_BODY = 540, LAWS = 10 };

/* ---- words ---- */

/* A system of government and what it deals with. */
static const struct {
	const char *body, *matter;
} systems[] = {
	{ "水务局", "取水" },
	{ "应急管理局", "安全生产" },
	{ "市场监督管理局", "食品经营" },
	{ "生态环境局", "排污" },
	{ "自然资源局", "土地" },
	{ "住房和城乡建设局", "房屋建筑" },
	{ "城市管理局", "市容环卫" },
	{ "交通运输局", "道路运输" },
	{ "农业农村局", "农药" },
	{ "林业和草原局", "林木采伐" },
	{ "卫生健康局", "医疗" },
	{ "教育局", "校外培训" },
	{ "民政局", "社会组织" },
	{ "人力资源和社会保障局", "劳务派遣" },
	{ "文化和旅游局", "旅行社" },
	{ "体育局", "体育场馆" },
	{ "广播电视局", "卫星接收" },
	{ "科学技术局", "技术合同" },
	{ "工业和信息化局", "民用爆炸物品" },
	{ "商务局", "成品油" },
	{ "发展和改革委员会", "固定资产投资" },
	{ "财政局", "政府采购" },
	{ "审计局", "预算执行" },
	{ "统计局", "统计调查" },
	{ "医疗保障局", "医保基金" },
	{ "退役军人事务局", "优抚" },
	{ "司法局", "法律服务" },
	{ "公安局", "治安" },
	{ "消防救援支队", "消防" },
	{ "气象局", "防雷" },
	{ "地震局", "抗震设防" },
	{ "粮食和物资储备局", "粮食收购" },
	{ "能源局", "电力" },
	{ "数据局", "政务数据" },
	{ "国防动员办公室", "人防工程" },
	{ "信访局", "信访" },
	{ "民族宗教事务局", "清真食品" },
	{ "档案局", "档案" },
	{ "烟草专卖局", "烟草" },
	{ "邮政管理局", "快递" },
	{ "药品监督管理局", "药品" },
	{ "知识产权局", "专利代理" },
	{ "园林绿化局", "绿地" },
	{ "海洋渔业局", "捕捞" },
	{ "畜牧兽医局", "动物防疫" },
	{ "水文局", "水文测报" },
	{ "公路局", "公路" },
	{ "港航管理局", "航道" },
	{ "机关事务管理局", "公务用车" },
	{ "乡村振兴局", "帮扶资金" },
	{ "新闻出版局", "出版物" },
	{ "电影局", "电影放映" },
	{ "文物局", "文物" },
	{ "地方金融管理局", "小额贷款" },
	{ "城市更新局", "征收补偿" },
	{ "供热管理办公室", "供热" },
	{ "燃气管理办公室", "燃气" },
	{ "种子管理站", "种子" },
	{ "农机监理所", "农业机械" },
	{ "河务局", "河道" },
};

static const char *const law_forms[] = { "法",           "管理条例", "监督管理条例", "安全条例",
	                                 "保护条例",     "管理办法", "登记管理规定", "实施细则",
	                                 "监督检查办法", "促进条例" };

static const char *const law_notes[] = {
	"", "", "", "（2018年修正）", "（2021年6月10日第三次修正）", "（国务院令第588号）"
};

/* Types as often as in published lists, of a thousand. */
static const struct {
	const char *type, *before, *behind;
	uint32_t share;
} types[] = {
	{ "行政处罚", "对", "的处罚", 744 },   { "行政检查", "对", "情况的监督检查", 69 },
	{ "行政许可", "", "审批", 60 },        { "行政强制", "对", "的查封扣押", 44 },
	{ "其他行政权力", "", "备案", 44 },    { "行政奖励", "对治理", "成绩显著的奖励", 14 },
	{ "行政确认", "", "认定", 13 },        { "行政征收", "对", "费用的征收", 5 },
	{ "行政裁决", "对", "争议的裁决", 4 }, { "行政给付", "对", "补助资金的给付", 3 },
};

/* ---- numbers ---- */

struct dice {
	uint64_t state;
};

static uint32_t roll(struct dice *d, uint32_t sides)
{
	uint64_t z = d->state += 0x9E3779B97F4A7C15u;

	z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
	z = (z ^ z >> 27) * 0x94D049BB133111EBu;
	return (uint32_t)((z ^ z >> 31) >> 32) % sides;
}

static const char *pick(struct dice *d, const char *const *list, size_t n)
{
	return list[roll(d, (uint32_t)n)];
}

#define PICK(d, list) pick(d, list, countof(list))

/* 1 to 999 in Chinese. */
static void put_number(struct field *f, uint32_t n)
{
	static const char *const digit[] = { "零", "一", "二", "三", "四",
		                             "五", "六", "七", "八", "九" };

	if (n >= 100)
		field_add(f, "%s百%s", digit[n / 100], n % 100 && n % 100 < 10 ? "零" : "");
	if (n % 100 >= 10)
		field_add(f, "%s十", n < 20 ? "" : digit[n % 100 / 10]);
	if (n % 10)
		field_add(f, "%s", digit[n % 10]);
}

/* ---- an item ---- */

/* Body number 0 to 59 is the city's, the next sixty its first district's, and so on. */
static const char *place_of(uint32_t body, char out[32])
{
	uint32_t place = body / countof(systems), round;

	if (place == 0)
		return "市";
	round = --place / countof(districts);
	if (round)
		snprintf(out, 32, "%s%u区", districts[place % countof(districts)], round + 1);
	else
		snprintf(out, 32, "%s区", districts[place]);
	return out;
}

void put_body(struct field *f, uint32_t body)
{
	char place[32];

	field_add(f, "%s%s", place_of(body, place), systems[body % countof(systems)].body);
}

static void put_law(struct field *f, uint32_t body, uint32_t law)
{
	char place[32];
	const char *of = place_of(body, place);
	const char *nation = law == 0 ? "中华人民共和国" : law % 3 ? "" : "景阳市";

	field_add(f, "《%s%s%s%s》", nation, *of == *"市" ? "" : of,
	          systems[body % countof(systems)].matter, law_forms[law]);
}

static void put_citation(struct dice *d, struct field *f, uint32_t body)
{
	put_law(f, body, roll(d, LAWS));
	field_add(f, "%s第", PICK(d, law_notes));
	put_number(f, 1 + roll(d, 118));
	field_add(f, "条");
	if (roll(d, 3) == 0) {
		field_add(f, "第");
		put_number(f, 1 + roll(d, 4));
		field_add(f, "款");
	}
	if (roll(d, 4) == 0) {
		field_add(f, "、第");
		put_number(f, 1 + roll(d, 118));
		field_add(f, "条");
	}
}

static void put_basis(struct dice *d, struct item *it)
{
	uint32_t more = roll(d, 10);

	if (roll(d, 3) == 0)
		field_add(&it->field[BASIS], "【%s】", roll(d, 2) ? "法律" : "法规");
	put_citation(d, &it->field[BASIS], it->body);
	if (more >= 8) {
		field_add(&it->field[BASIS], "；");
		put_citation(d, &it->field[BASIS], it->body);
	}
	if (more == 0)
		put_citation(d, &it->second_basis, it->body);
}

/* Number k of a body: k picks subject, act and object, so that no two names are the same. */
static void put_name(struct item *it, uint32_t type, uint32_t k)
{
	uint32_t all = countof(subjects) * countof(acts) * countof(objects);
	uint32_t mixed = (uint32_t)((uint64_t)k * 2999 % all);

	field_add(&it->field[NAME], "%s%s%s%s%s%s", types[type].before,
	          systems[it->body % countof(systems)].matter, subjects[mixed % countof(subjects)],
	          acts[mixed / countof(subjects) % countof(acts)],
	          objects[mixed / countof(subjects) / countof(acts)], types[type].behind);
}

static uint32_t roll_type(struct dice *d)
{
	uint32_t at = roll(d, 1000), i = 0;

	while (i + 1 < countof(types) && at >= types[i].share)
		at -= types[i++].share;
	return i;
}

static void put_defect(struct dice *d, struct item *it)
{
	enum field_name blank[] = { BODY, BASIS, TYPE };

	switch (roll(d, 5)) {
	case 0:
		it->field[blank[roll(d, countof(blank))]].n = 0;
		break;
	case 1:
		field_add(&it->field[BODY], "、有关部门");
		break;
	case 2:
		it->field[BASIS].n = it->second_basis.n = 0;
		put_law(&it->field[BASIS], it->body, roll(d, LAWS));
		break;
	case 3:
		it->field[TYPE].n = 0;
		field_add(&it->field[TYPE], "处罚");
		break;
	default:
		it->field[NUMBER].n = 0;
		field_add(&it->field[NUMBER], "第%u项（暂列）", it->index % PER_BODY + 1);
	}
}

static void make_item(struct item *it, uint64_t seed, uint32_t defects)
{
	struct dice d = { .state = seed * 0x2545F4914F6CDD1Du + it->index };
	uint32_t type = roll_type(&d), clause = roll(&d, countof(clauses));

	for (uint32_t i = 0; i < N_FIELDS; i++)
		it->field[i].n = 0;
	it->second_basis.n = 0;
	field_add(&it->field[NUMBER], "%u", it->index % PER_BODY + 1);
	put_name(it, type, it->index % PER_BODY);
	field_add(&it->field[TYPE], "%s", types[type].type);
	put_basis(&d, it);
	put_body(&it->field[BODY], it->body);
	field_add(&it->field[OFFICE], "%s", PICK(&d, offices));
	field_add(&it->field[LEVEL], "%s", it->body < countof(systems) ? "市级" : "区级");
	field_add(&it->field[LIABILITY], "%s。", clauses[clause]);
	if (roll(&d, 5) == 0)
		field_add(&it->field[LIABILITY], "%s。", clauses[(clause + 1) % countof(clauses)]);
	if (roll(&d, 1000) < defects)
		put_defect(&d, it);
}

/* ---- files ---- */

struct plan {
	uint64_t seed;
	uint32_t defects, n_items;
};

static void write_list(const struct plan *p, struct writer *w, uint32_t from, uint32_t end)
{
	static struct item it;

	for (it.index = from; it.index < end; it.index++) {
		it.body = it.index / PER_BODY;
		make_item(&it, p->seed, p->defects);
		w->item(w, &it);
	}
}

static int write_one(const struct plan *p, const char *path)
{
	const char *dot = strrchr(path, '.');
	struct writer w = { .path = path, .body = UINT32_MAX };

	if (!(dot && strcmp(dot, ".xlsx") == 0 ? xlsx_open(&w) : yaml_open(&w)))
		return 0;
	write_list(p, &w, 0, p->n_items);
	return w.close(&w);
}

static int write_folder(const struct plan *p, const char *folder)
{
	char path[4096];
	int good = 1;

	mkdir(folder, 0777);
	for (uint32_t from = 0; good && from < p->n_items; from += PER_BODY) {
		struct writer w = { .path = path, .body = from / PER_BODY };
		uint32_t end = from + PER_BODY < p->n_items ? from + PER_BODY : p->n_items;

		snprintf(path, sizeof path, "%s/%05u.yaml", folder, w.body + 1);
		good = yaml_open(&w);
		if (good) {
			write_list(p, &w, from, end);
			good = w.close(&w);
		}
	}
	return good;
}

int main(int argc, char **argv)
{
	struct plan p = { .seed = 1, .defects = 20 };
	int folder = 0, good;

	if (argc > 1 && strcmp(argv[1], "city") == 0)
		return city_main(argc - 1, argv + 1);
	for (int c; (c = getopt(argc, argv, "s:d:f")) != -1;) {
		if (c == 's')
			p.seed = strtoull(optarg, NULL, 10);
		else if (c == 'd')
			p.defects = (uint32_t)strtoul(optarg, NULL, 10);
		else if (c == 'f')
			folder = 1;
		else
			return 2;
	}
	if (argc - optind != 2) {
		fputs("usage: gen [-s SEED] [-d DEFECTS] [-f] ITEMS PATH\n", stderr);
		return 2;
	}
	p.n_items = (uint32_t)strtoul(argv[optind], NULL, 10);
	good = folder ? write_folder(&p, argv[optind + 1]) : write_one(&p, argv[optind + 1]);
	if (!good)
		fprintf(stderr, "gen: %s cannot be written\n", argv[optind + 1]);
	return good ? 0 : 1;
}
