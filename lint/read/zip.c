/* Entries of an archive, bounded before inflating and, since headers lie, again while doing so. */
#include "read/zip.h"

#include <zip.h>

enum {
	PIECE_BYTES = 32 * 1024,
	ENTRIES_MAX = 1 << 16,
	RATIO_FREE_BYTES = 1 << 20 /* below this no ratio is suspicious */
};

static struct arg both(const char *zh, const char *en)
{
	return (struct arg){ .zh = str_from(zh), .en = str_from(en) };
}

static struct arg open_reason(int code)
{
	switch (code) {
	case ZIP_ER_NOZIP:
		return both("文件不完整，末尾缺少压缩包目录，可能没有传完",
		            "the file is cut off: the directory at its end is missing");
	case ZIP_ER_MULTIDISK:
		return both("这是分卷压缩包的一卷", "this is one volume of a split archive");
	default:
		return both("压缩包目录已损坏", "the directory of the archive is damaged");
	}
}

static bool refuse(const struct unzip *z, str path, struct text what, struct arg *why)
{
	why->zh = arena_fmt(z->arena, "压缩包中的“%.*s”%s", (int)path.n, path.p, what.zh);
	why->en = arena_fmt(z->arena, "'%.*s' in the archive %s", (int)path.n, path.p, what.en);
	return false;
}

/* The path as it is compared, written to p, which has room for all of it. */
static str comparable(char *p, str path)
{
	size_t skip = 0;

	while (skip < path.n && (path.p[skip] == '/' || path.p[skip] == '\\'))
		skip++;
	for (size_t i = skip; i < path.n; i++) {
		char c = path.p[i];
		p[i - skip] = c == '\\' ? '/' : c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
	}
	return (str){ p, path.n - skip };
}

static void list_entries(struct unzip *z, uint32_t n)
{
	intern_init(&z->path, z->arena);
	z->entry = arena_alloc(z->arena, n * sizeof *z->entry);
	for (uint32_t i = 0; i < n; i++) {
		str raw = str_from(zip_get_name(z->zip, i, ZIP_FL_ENC_RAW));
		str path = comparable(arena_alloc(z->arena, raw.n), raw);
		uint32_t known = z->path.n;

		if (intern_keep(&z->path, path) == known)
			z->entry[known] = i;
	}
}

/* One entry alone may hold all the archive's bytes, so what holds for it holds for their sum:
 * entries that share bytes are a bomb. */
static size_t budget(const struct limits *limits, size_t archive_bytes)
{
	size_t by_ratio = archive_bytes > SIZE_MAX / limits->inflate_ratio
	                          ? SIZE_MAX
	                          : archive_bytes * limits->inflate_ratio;

	if (by_ratio < RATIO_FREE_BYTES)
		by_ratio = RATIO_FREE_BYTES;
	return by_ratio < limits->inflated_bytes ? by_ratio : limits->inflated_bytes;
}

bool unzip_open(struct unzip *z, str bytes, const struct limits *limits, struct arena *a,
                struct arg *why)
{
	zip_error_t err;
	zip_source_t *src;
	zip_int64_t n;

	*z = (struct unzip){ .limits = limits, .arena = a, .left_bytes = budget(limits, bytes.n) };
	zip_error_init(&err);
	src = zip_source_buffer_create(bytes.p, bytes.n, 0, &err);
	if (src)
		z->zip = zip_open_from_source(src, ZIP_RDONLY, &err);
	if (!z->zip) {
		*why = open_reason(zip_error_code_zip(&err));
		zip_source_free(src);
		zip_error_fini(&err);
		return false;
	}
	zip_error_fini(&err);
	n = zip_get_num_entries(z->zip, 0);
	if (n > 0 && n <= ENTRIES_MAX) {
		list_entries(z, (uint32_t)n);
		return true;
	}
	*why = n ? both("压缩包内文件过多，不是工作簿", "the archive has too many entries")
	         : both("压缩包是空的", "the archive is empty");
	unzip_close(z);
	return false;
}

void unzip_close(struct unzip *z)
{
	zip_discard(z->zip);
	z->zip = NULL;
}

static uint32_t find(struct unzip *z, str path)
{
	return intern_find(&z->path, comparable(arena_alloc(z->arena, path.n), path));
}

bool unzip_has(struct unzip *z, str path)
{
	return find(z, path) != NONE;
}

/* Why an entry that says it is `size` bytes long, or already was, may not be inflated. */
static struct text too_large(const struct unzip *z, uint64_t size, uint64_t stored)
{
	static const struct text fits = { NULL, NULL };

	if (size > z->limits->entry_bytes)
		return (struct text){ "解压后超过大小上限", "is over the size limit" };
	if (size > RATIO_FREE_BYTES && size / z->limits->inflate_ratio > stored)
		return (struct text){ "压缩比异常，疑为压缩炸弹",
			              "has the compression ratio of a zip bomb" };
	if (size > z->left_bytes)
		return (struct text){ "使解压总量超过上限，疑为压缩炸弹",
			              "brings the archive over the limit of inflated bytes" };
	return fits;
}

static bool admit(const struct unzip *z, str path, const zip_stat_t *st, struct arg *why)
{
	const zip_uint64_t needed = ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_ENCRYPTION_METHOD;
	struct text large;

	if ((st->valid & needed) != needed)
		return refuse(z, path, (struct text){ "已损坏", "is damaged" }, why);
	if (st->encryption_method != ZIP_EM_NONE)
		return refuse(z, path, (struct text){ "已加密，请去掉密码", "is encrypted" }, why);
	large = too_large(z, st->size, st->comp_size);
	return !large.zh || refuse(z, path, large, why);
}

/* st was admitted, so that nothing is over a limit that is not larger than st says. */
static bool inflate_pieces(struct unzip *z, zip_file_t *f, const zip_stat_t *st,
                           bool (*take)(void *ctx, str piece), void *ctx, struct text *what)
{
	static const struct text broken = { "已损坏", "is damaged" };
	static const struct text lied = { "解压后比目录记载的大", "is larger than it says" };
	char *piece = arena_alloc(z->arena, PIECE_BYTES);
	uint64_t size = 0;

	for (;;) {
		zip_int64_t n = zip_fread(f, piece, PIECE_BYTES);

		*what = n < 0 ? broken : lied;
		if (n <= 0)
			return n == 0;
		size += (uint64_t)n;
		if (size > st->size)
			return false;
		z->left_bytes -= (size_t)n;
		if (!take(ctx, (str){ piece, (size_t)n }))
			return true;
	}
}

bool unzip_each(struct unzip *z, str path, bool (*take)(void *ctx, str piece), void *ctx,
                struct arg *why)
{
	uint32_t at = find(z, path);
	struct text what = { "不存在", "is absent" };
	zip_stat_t st;
	zip_file_t *f;
	bool ok;

	if (at == NONE)
		return refuse(z, path, what, why);
	zip_stat_init(&st);
	zip_stat_index(z->zip, z->entry[at], 0, &st);
	if (!admit(z, path, &st, why))
		return false;
	f = zip_fopen_index(z->zip, z->entry[at], 0);
	if (!f)
		return refuse(z, path,
		              (struct text){ "打不开，已损坏或压缩方法不受支持",
		                             "is damaged or packed by an unknown method" },
		              why);
	ok = inflate_pieces(z, f, &st, take, ctx, &what);
	zip_fclose(f);
	return ok || refuse(z, path, what, why);
}
