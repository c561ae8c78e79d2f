/* The one place where a process without memory ends. */
#ifndef BASE_OOM_H
#define BASE_OOM_H

/* Says so on standard error and exits with status 5. */
_Noreturn void oom(void);

/* Removes path should the process end in oom() before file_commit; NULL forgets it. Borrowed. */
void oom_remove_on_exit(const char *path);

#endif
