/* Out of memory: one message, no half-written file, status 5. */
#include "base/oom.h"

#include "qdlint.h"

#include <stdatomic.h>
#include <unistd.h>

static _Atomic(const char *) unfinished;

void oom_remove_on_exit(const char *path)
{
	atomic_store(&unfinished, path);
}

_Noreturn void oom(void)
{
	static const char text[] =
		"qdlint: 内存不足，本次检查没有完成 / out of memory, the run is not complete\n";
	const char *path = atomic_load(&unfinished);

	if (path)
		unlink(path);
	if (write(STDERR_FILENO, text, sizeof text - 1) < 0)
		_exit(QD_BROKEN);
	_exit(QD_BROKEN);
}
