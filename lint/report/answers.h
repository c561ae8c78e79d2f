/* What short cells answer: how many days, yes or no, how many visits, pieces and signatures. */
#ifndef REPORT_ANSWERS_H
#define REPORT_ANSWERS_H

#include "base/str.h"

#define NO_LIMIT UINT32_MAX

/* Days of a time limit, working days or not: 0 for «即来即办», «即时», «当场»; 1 for hours. NO_LIMIT
 * when it says none («及时»). Of several the last: «一般3个工作日，复杂的7个工作日». */
uint32_t limit_days(str text);

/* 是, 能, 可, √, 有 …; a blank is no. */
bool says_yes(str text);

enum visits { VISITS_UNSAID, VISITS_NONE, VISITS_ONE, VISITS_MORE };

/* «一次不用跑», «0次», «是», «最多跑一次», «2次» */
enum visits visits_of(str text);

/* Does a channel lead through a network? */
bool is_online(str channel);

/* Things in a list split at 、 ； and line breaks; 0 for a blank, «无» and «/». */
uint32_t pieces(str text);

/* «3级», «科员→科长→局长» */
uint32_t sign_offs(str text);

/* «科员→科长», «2级»: nobody above the section signs. */
bool signed_in_section(str text);

#endif
