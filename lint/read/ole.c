/* The OLE2 container.
 *
 *   header | sector 0 | sector 1 | …      the header has 512 bytes, or one sector if that is more
 *
 *   FAT        for each sector the one that follows it; its own sectors are listed in the header
 *              (109 of them), then in a chain of DIFAT sectors, whose last word is the next one
 *   directory  a chain of 128-byte entries; entry 0 is the root, whose children are a binary tree
 *   mini FAT   the same again, for the 64-byte sectors into which the root's stream is divided */
#include "read/ole.h"

#include "read/le.h"

enum {
	HEADER_BYTES = 512,
	HEADER_SECTOR_SHIFT = 30,
	HEADER_MINI_SHIFT = 32,
	HEADER_DIRECTORY = 48,
	HEADER_MINI_BELOW = 56,
	HEADER_MINI_FAT = 60,
	HEADER_DIFAT = 68,
	HEADER_FATS = 76,
	N_HEADER_FATS = 109
};

enum {
	ENTRY_BYTES = 128,
	ENTRY_NAME_MAX = 31,
	ENTRY_TYPE = 66,
	ENTRY_LEFT = 68,
	ENTRY_RIGHT = 72,
	ENTRY_CHILD = 76,
	ENTRY_START = 116,
	ENTRY_SIZE = 120,
	TYPE_STREAM = 2
};

/* Numbers above are marks: end of chain, free, taken by the FAT itself. */
static const uint32_t max_sector = 0xFFFFFFFA;

bool ole_sniff(str bytes)
{
	return str_starts(bytes, STR("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"));
}

static size_t smaller(size_t a, size_t b)
{
	return a < b ? a : b;
}

static size_t sector_bytes(const struct ole_space *s)
{
	return (size_t)1 << s->shift;
}

static void space_init(struct ole_space *s, str bytes, uint32_t shift)
{
	size_t sector = (size_t)1 << shift;

	*s = (struct ole_space){ .bytes = bytes, .shift = shift };
	s->n = (uint32_t)smaller(bytes.n / sector + (bytes.n % sector != 0), max_sector);
}

/* How many sectors stand in the chain from `first` on, at most `max`; *after is where it goes on.
 * A sector that was passed before ends the chain. */
static uint32_t chain_length(const struct ole_space *s, uint32_t first, size_t max, struct arena *a,
                             uint32_t *after)
{
	bool *seen = arena_alloc(a, s->n);
	uint32_t n = 0, at = first;

	for (; at < s->n && !seen[at] && n < max; at = s->next[at]) {
		seen[at] = true;
		n++;
	}
	*after = at;
	return n;
}

/* The first max bytes of the chain that begins at `first`. */
static struct ole_stream gather(const struct ole_space *s, uint32_t first, size_t max,
                                struct arena *a)
{
	size_t sector = sector_bytes(s), want = max / sector + (max % sector != 0), done = 0;
	uint32_t after, n = chain_length(s, first, want, a, &after);
	char *p = arena_alloc(a, smaller(n * sector, max));
	bool cut = n < want && after >= s->n && after <= max_sector;

	for (uint32_t at = first; n > 0; n--, at = s->next[at]) {
		size_t from = (size_t)at << s->shift;
		size_t there = smaller(sector, s->bytes.n - from), k = smaller(there, max - done);

		memcpy(p + done, s->bytes.p + from, k);
		done += k;
		if (there < sector && done < max) {
			cut = true;
			break;
		}
	}
	return (struct ole_stream){ .bytes = { p, done }, .cut = cut };
}

/* Word i of a sector; NONE, the mark of a free sector, where the file ends. */
static uint32_t sector_word(const struct ole_space *s, uint32_t sector, uint32_t i)
{
	size_t at = ((size_t)sector << s->shift) + (size_t)i * 4;

	return sector < s->n && at + 4 <= s->bytes.n ? le32(s->bytes.p + at) : NONE;
}

/* Copies FAT sector number k; false when no more are needed. */
static bool fat_copy(struct ole_space *s, uint32_t k, uint32_t sector)
{
	uint32_t per_sector = 1u << (s->shift - 2);
	uint64_t at = (uint64_t)k * per_sector;

	for (uint32_t i = 0; i < per_sector && at < s->n; i++, at++)
		s->next[at] = sector_word(s, sector, i);
	return at < s->n;
}

/* Every DIFAT sector moves k on and k ends the walk, so a DIFAT chain that bites its tail ends. */
static void fat_load(struct ole_space *s, str header, struct arena *a)
{
	uint32_t per_difat = (1u << (s->shift - 2)) - 1;
	uint32_t difat = le32(header.p + HEADER_DIFAT), k = 0;
	bool more = s->n > 0;

	s->next = arena_alloc(a, (size_t)s->n * sizeof *s->next);
	memset(s->next, 0xFF, (size_t)s->n * sizeof *s->next);
	for (; more && k < N_HEADER_FATS; k++)
		more = fat_copy(s, k, le32(header.p + HEADER_FATS + (size_t)k * 4));
	while (more && difat < s->n) {
		for (uint32_t i = 0; more && i < per_difat; i++)
			more = fat_copy(s, k++, sector_word(s, difat, i));
		difat = sector_word(s, difat, per_difat);
	}
}

static uint32_t n_entries(const struct ole *o)
{
	return (uint32_t)(o->directory.bytes.n / ENTRY_BYTES);
}

static const char *entry_at(const struct ole *o, uint32_t i)
{
	return o->directory.bytes.p + (size_t)i * ENTRY_BYTES;
}

static void mini_load(struct ole *o, str header)
{
	const char *root = entry_at(o, 0);
	struct ole_stream fat =
		gather(&o->big, le32(header.p + HEADER_MINI_FAT), SIZE_MAX, o->arena);
	struct ole_stream sectors =
		gather(&o->big, le32(root + ENTRY_START), le32(root + ENTRY_SIZE), o->arena);

	space_init(&o->mini, sectors.bytes, le16(header.p + HEADER_MINI_SHIFT));
	o->mini.next = arena_alloc(o->arena, (size_t)o->mini.n * sizeof *o->mini.next);
	for (uint32_t i = 0; i < o->mini.n; i++)
		o->mini.next[i] =
			(size_t)i * 4 + 4 <= fat.bytes.n ? le32(fat.bytes.p + (size_t)i * 4) : NONE;
}

static uint32_t push(const struct ole *o, uint32_t *stack, uint32_t n, uint32_t entry)
{
	if (entry >= n_entries(o) || o->top[entry])
		return n;
	o->top[entry] = true;
	stack[n] = entry;
	return n + 1;
}

/* Marks the root's children. Walks their whole tree: not every writer keeps it in order. */
static void mark_top(struct ole *o)
{
	uint32_t *stack = arena_alloc(o->arena, (size_t)n_entries(o) * sizeof *stack), n;

	o->top = arena_alloc(o->arena, n_entries(o));
	n = push(o, stack, 0, le32(entry_at(o, 0) + ENTRY_CHILD));
	while (n > 0) {
		const char *e = entry_at(o, stack[--n]);

		n = push(o, stack, n, le32(e + ENTRY_LEFT));
		n = push(o, stack, n, le32(e + ENTRY_RIGHT));
	}
}

bool ole_open(struct ole *o, str bytes, struct arena *a)
{
	uint32_t shift, mini_shift, head;

	*o = (struct ole){ .arena = a };
	if (!ole_sniff(bytes) || bytes.n < HEADER_BYTES)
		return false;
	shift = le16(bytes.p + HEADER_SECTOR_SHIFT);
	mini_shift = le16(bytes.p + HEADER_MINI_SHIFT);
	if (shift < 9 || shift > 12 || mini_shift < 4 || mini_shift > shift)
		return false;
	head = 1u << shift;
	if (bytes.n <= head)
		return false;
	space_init(&o->big, str_from_byte(bytes, head), shift);
	fat_load(&o->big, bytes, a);
	o->directory = gather(&o->big, le32(bytes.p + HEADER_DIRECTORY), SIZE_MAX, a);
	if (n_entries(o) == 0)
		return false;
	o->mini_below = le32(bytes.p + HEADER_MINI_BELOW);
	mini_load(o, bytes);
	mark_top(o);
	return true;
}

static char lower(char c)
{
	return (char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
}

/* Names are UTF-16 and end with a NUL. */
static bool name_is(const char *entry, str name)
{
	if (name.n > ENTRY_NAME_MAX)
		return false;
	for (size_t i = 0; i < name.n; i++)
		if (entry[2 * i + 1] != 0 || lower(entry[2 * i]) != lower(name.p[i]))
			return false;
	return le16(entry + 2 * name.n) == 0;
}

uint32_t ole_find(const struct ole *o, str name)
{
	for (uint32_t i = 0; i < n_entries(o); i++)
		if (o->top[i] && entry_at(o, i)[ENTRY_TYPE] == TYPE_STREAM &&
		    name_is(entry_at(o, i), name))
			return i;
	return NONE;
}

struct ole_stream ole_read(const struct ole *o, uint32_t stream)
{
	const char *e = entry_at(o, stream);
	uint32_t start = le32(e + ENTRY_START), size = le32(e + ENTRY_SIZE);
	bool mini = size < o->mini_below;

	return gather(mini ? &o->mini : &o->big, start, size, o->arena);
}
