/* The narrow seam to the file system. */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include "base/arena.h"
#include "qdlint.h"

/* Fills *err and returns false, so that a failing call can end in `return fail(...)`. */
bool fail(struct qd_error *err, enum qd_status status, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));

enum file_kind { FILE_ABSENT, FILE_REGULAR, FILE_FOLDER, FILE_OTHER };
enum file_kind file_kind(const char *path);

/* The absolute path without links and dots; "" when path does not exist. */
str file_real(const char *path, struct arena *a);

/* All bytes of a regular file, into a. False when it cannot be read or exceeds max_bytes. */
bool file_read(const char *path, size_t max_bytes, struct arena *a, str *bytes,
               struct qd_error *err);

/* Are both the same file, by whatever name? */
bool file_same(const char *path, const char *other);

/* A new empty file in the folder for such, for a library that writes files itself. */
bool file_scratch(struct arena *a, str *path, struct qd_error *err);
void file_remove(const char *path);

/* Puts bytes at path, whole or not at all: by a temporary file beside it, fsync and rename, behind
 * links and with the rights of the file that was there. What is no file is written through. */
bool file_write(const char *path, str bytes, struct qd_error *err);

/* The paths of all files below folder, byte order, without those whose name or folder begins with
 * "." or "~$" (Excel's lock files). Links to folders are not followed; a link to nothing is among
 * them, so that who reads it says so. */
bool file_tree(const char *folder, struct arena *a, str **paths, uint32_t *n, struct qd_error *err);

#endif
