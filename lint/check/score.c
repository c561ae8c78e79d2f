/* Likeness in figures. */
#include "check/score.h"

struct arg permille_arg(struct sink *out, uint32_t permille)
{
	return arg_str(arena_fmt(&out->arena, "%u.%02u", permille / 1000, permille / 10 % 100));
}

struct arg score_arg(struct sink *out, struct similar_score score)
{
	return permille_arg(out, similar_permille(score));
}
