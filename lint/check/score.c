/* Likeness in figures. */
#include "check/score.h"

struct arg score_arg(struct sink *out, struct similar_score score)
{
	uint32_t percent = similar_permille(score) / 10;

	return arg_str(arena_fmt(&out->arena, "%u.%02u", percent / 100, percent % 100));
}
