/* Reading whole files, writing them whole, walking folders. */
#include "base/file.h"

#include "base/oom.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

bool fail(struct qd_error *err, enum qd_status status, const char *fmt, ...)
{
	va_list ap;

	if (!err)
		return false;
	err->status = status;
	va_start(ap, fmt);
	vsnprintf(err->text, sizeof err->text, fmt, ap);
	va_end(ap);
	return false;
}

/* What errno says, in the words of somebody at a desk. */
static const char *reason(int error)
{
	switch (error) {
	case ENOENT:
		return "没有这个文件 / no such file";
	case EACCES:
		return "没有读写权限 / permission denied";
	case EISDIR:
		return "这是文件夹 / is a folder";
	case ENOSPC:
		return "磁盘已满 / no space left";
	default:
		return strerror(error);
	}
}

enum file_kind file_kind(const char *path)
{
	struct stat st;

	if (stat(path, &st) != 0)
		return FILE_ABSENT;
	return S_ISREG(st.st_mode) ? FILE_REGULAR : S_ISDIR(st.st_mode) ? FILE_FOLDER : FILE_OTHER;
}

str file_real(const char *path, struct arena *a)
{
	char *real = realpath(path, NULL);
	str copy = real ? arena_copy(a, str_from(real)) : STR("");

	free(real);
	return copy;
}

static bool read_all(int fd, char *p, size_t n, size_t *got)
{
	*got = 0;
	while (*got < n) {
		ssize_t k = read(fd, p + *got, n - *got);
		if (k < 0 && errno == EINTR)
			continue;
		if (k < 0)
			return false;
		if (k == 0)
			break;
		*got += (size_t)k;
	}
	return true;
}

static bool read_open(int fd, const char *path, size_t max_bytes, struct arena *a, str *bytes,
                      struct qd_error *err)
{
	struct stat st;
	char *p;
	size_t got;

	if (fstat(fd, &st) != 0)
		return fail(err, QD_UNREADABLE, "%s: %s", path, reason(errno));
	if (!S_ISREG(st.st_mode))
		return fail(err, QD_UNREADABLE, "%s: 不是普通文件 / not a regular file", path);
	if ((uint64_t)st.st_size > max_bytes)
		return fail(err, QD_UNREADABLE,
		            "%s: 文件超过 %zu MB 的上限 / larger than the limit of %zu MB", path,
		            max_bytes >> 20, max_bytes >> 20);
	p = arena_alloc(a, (size_t)st.st_size + 1);
	if (!read_all(fd, p, (size_t)st.st_size, &got))
		return fail(err, QD_UNREADABLE, "%s: %s", path, reason(errno));
	*bytes = (str){ p, got };
	return true;
}

bool file_read(const char *path, size_t max_bytes, struct arena *a, str *bytes,
               struct qd_error *err)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	bool ok;

	if (fd < 0)
		return fail(err, QD_UNREADABLE, "%s: %s", path, reason(errno));
	ok = read_open(fd, path, max_bytes, a, bytes, err);
	close(fd);
	return ok;
}

bool file_same(const char *path, const char *other)
{
	struct stat a, b;

	return stat(path, &a) == 0 && stat(other, &b) == 0 && a.st_dev == b.st_dev &&
	       a.st_ino == b.st_ino;
}

bool file_scratch(struct arena *a, str *path, struct qd_error *err)
{
	const char *folder = getenv("TMPDIR");
	str name = arena_fmt(a, "%s/qdlint-XXXXXX", folder && *folder ? folder : "/tmp");
	char *p = arena_alloc(a, name.n + 1);
	int fd;

	memcpy(p, name.p, name.n);
	fd = mkstemp(p);
	if (fd < 0 || close(fd) != 0)
		return fail(err, QD_BROKEN, "无法建立临时文件：%s", reason(errno));
	*path = (str){ p, name.n };
	oom_remove_on_exit(p);
	return true;
}

void file_remove(const char *path)
{
	unlink(path);
	oom_remove_on_exit(NULL);
}

static bool write_all(int fd, str s)
{
	while (s.n > 0) {
		ssize_t k = write(fd, s.p, s.n);
		if (k < 0 && errno == EINTR)
			continue;
		if (k <= 0)
			return false;
		s = str_from_byte(s, (size_t)k);
	}
	return true;
}

/* A pipe, a terminal, /dev/null: nothing that could be put in its place. */
static bool write_through(const char *path, str bytes)
{
	int fd = open(path, O_WRONLY | O_CLOEXEC);
	bool ok = fd >= 0 && write_all(fd, bytes);

	return fd >= 0 && close(fd) == 0 && ok;
}

/* The rights of the file that fd is to replace, where there is one that may be written. */
static bool take_rights(int fd, const char *path)
{
	struct stat st;

	if (stat(path, &st) != 0)
		return errno == ENOENT;
	return access(path, W_OK) == 0 && fchmod(fd, st.st_mode & 07777) == 0;
}

static bool replace(struct arena *a, const char *path, str bytes)
{
	str temp = arena_fmt(a, "%s.qdlint-%ld", path, (long)getpid());
	int fd = open(temp.p, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666), error;
	bool ok;

	if (fd < 0)
		return false;
	oom_remove_on_exit(temp.p);
	ok = take_rights(fd, path) && write_all(fd, bytes) && fsync(fd) == 0;
	ok = close(fd) == 0 && ok;
	ok = ok && rename(temp.p, path) == 0;
	error = errno;
	if (!ok)
		unlink(temp.p);
	oom_remove_on_exit(NULL);
	errno = error;
	return ok;
}

bool file_write(const char *path, str bytes, struct qd_error *err)
{
	struct arena a = { 0 };
	str real = file_real(path, &a);
	bool ok = file_kind(path) == FILE_OTHER ? write_through(path, bytes)
	                                        : replace(&a, real.n ? real.p : path, bytes);

	if (!ok)
		fail(err, QD_BROKEN, "%s: 无法写入：%s", path,
		     errno == ENOENT ? "没有这个文件夹 / no such folder" : reason(errno));
	arena_release(&a);
	return ok;
}

struct tree {
	struct arena *a;
	str *path;
	uint32_t n, cap;
};

static bool hidden(const char *name)
{
	return name[0] == '.' || (name[0] == '~' && name[1] == '$');
}

static int by_bytes(const void *a, const void *b)
{
	return str_cmp(*(const str *)a, *(const str *)b);
}

static bool walk(struct tree *t, const char *folder, int depth, struct qd_error *err)
{
	DIR *dir = depth < 64 ? opendir(folder) : NULL;
	bool ok = true;

	if (!dir)
		return fail(err, QD_UNREADABLE, "%s: %s", folder,
		            depth < 64 ? reason(errno) : "文件夹嵌套过深 / nested too deeply");
	for (struct dirent *e; ok && (e = readdir(dir));) {
		struct stat st;
		str path;

		if (hidden(e->d_name))
			continue;
		path = arena_fmt(t->a, "%s%s%s", folder,
		                 folder[strlen(folder) - 1] == '/' ? "" : "/", e->d_name);
		if (lstat(path.p, &st) != 0)
			continue;
		if (S_ISDIR(st.st_mode)) {
			ok = walk(t, path.p, depth + 1, err);
		} else if (file_kind(path.p) != FILE_FOLDER) {
			t->path = arena_room(t->a, t->path, t->n, &t->cap, sizeof *t->path);
			t->path[t->n++] = path;
		}
	}
	closedir(dir);
	return ok;
}

bool file_tree(const char *folder, struct arena *a, str **paths, uint32_t *n, struct qd_error *err)
{
	struct tree t = { .a = a };
	bool ok = walk(&t, folder, 0, err);

	if (t.n)
		qsort(t.path, t.n, sizeof *t.path, by_bytes);
	*paths = t.path;
	*n = t.n;
	return ok;
}
