/* What a script holds of the corpus: 64 bits in a light userdata, so nothing is allocated.
 *
 *   kind 4 │ generation 12 │ payload 48
 *
 * The generation is that of the call; what lives as long as the run (a list, a body) has 0. Jobs
 * are at most 4096 calls long, so a handle kept from an earlier call is always told. */
#ifndef SCRIPT_HANDLE_H
#define SCRIPT_HANDLE_H

#include "script/job.h"

enum handle_kind {
	HANDLE_NONE,
	HANDLE_CTX,
	HANDLE_OPTIONS,
	HANDLE_ROW,        /* payload: item */
	HANDLE_CELL,       /* item 24 │ row within the item 17 │ field 7 */
	HANDLE_MATCH,      /* serial number in the ring of the job */
	HANDLE_LIST,       /* index */
	HANDLE_BODY,       /* id */
	HANDLE_ASSIGNMENT, /* index */
	HANDLE_CITED,      /* index */
	HANDLE_SET,
	HANDLE_INDEX,      /* number */
	HANDLE_WORDS,      /* of an option: its index; of words{…}: RULE_OPTIONS + its number */
	HANDLE_ROW_FILTER, /* of a loop over what a row has: item 24 │ role 8 */
	HANDLE_SET_FILTER, /* of a loop over the set: kind + 1 16 │ role 8 */
	HANDLE_FIRST,      /* of idx:get: the item it begins with, NONE when there is none */
	N_HANDLES
};

enum { GENERATIONS = 4096, MAX_ITEMS = 1 << 24, MAX_ITEM_ROWS = 1 << 17 };

_Static_assert(sizeof(void *) == 8, "a handle needs all 64 bits of a pointer");

typedef uint64_t handle;

static inline handle handle_make(enum handle_kind kind, uint32_t generation, uint64_t payload)
{
	return (uint64_t)kind << 60 | (uint64_t)generation << 48 | payload;
}

static inline enum handle_kind handle_kind(handle h)
{
	return (enum handle_kind)(h >> 60);
}

static inline uint64_t handle_payload(handle h)
{
	return h & (((uint64_t)1 << 48) - 1);
}

static inline void handle_push(lua_State *L, handle h)
{
	lua_pushlightuserdata(L, (void *)(uintptr_t)h);
}

/* A handle of the call in hand. */
static inline void handle_push_new(lua_State *L, enum handle_kind kind, uint64_t payload)
{
	handle_push(L, handle_make(kind, job_of(L)->generation, payload));
}

/* The handle at a stack index; 0 when none stands there. */
static inline handle handle_at(lua_State *L, int index)
{
	return (uint64_t)(uintptr_t)lua_touserdata(L, index);
}

/* Raise an error: another value was expected; the handle is of an earlier call. */
void handle_refuse(lua_State *L, int index, enum handle_kind kind);
void handle_refuse_dead(lua_State *L, handle h);

/* Does a handle of this kind outlive the call? */
static inline bool handle_lasting(enum handle_kind kind)
{
	return (1u << kind &
	        (1u << HANDLE_ROW | 1u << HANDLE_CELL | 1u << HANDLE_MATCH |
	         1u << HANDLE_ASSIGNMENT | 1u << HANDLE_CITED | 1u << HANDLE_ROW_FILTER |
	         1u << HANDLE_SET_FILTER | 1u << HANDLE_FIRST)) == 0;
}

/* Raises an error when h is of an earlier call. */
static inline void handle_check(lua_State *L, handle h)
{
	if ((h >> 48) % GENERATIONS != job_of(L)->generation && !handle_lasting(handle_kind(h)))
		handle_refuse_dead(L, h);
}

/* The handle of this kind at a stack index. Raises an error when there is another value, or when
 * it is of an earlier call. */
static inline handle handle_of(lua_State *L, int index, enum handle_kind kind)
{
	handle h = handle_at(L, index);

	if (handle_kind(h) != kind)
		handle_refuse(L, index, kind);
	handle_check(L, h);
	return h;
}

/* Its payload. */
static inline uint64_t handle_take(lua_State *L, int index, enum handle_kind kind)
{
	return handle_payload(handle_of(L, index, kind));
}

const char *handle_name(enum handle_kind kind);

/* Sets the metatable that light userdata share. */
void handle_open(lua_State *L);

/* A handle as text (lib_push_text). */
void handle_push_text(lua_State *L, int index);

#endif
