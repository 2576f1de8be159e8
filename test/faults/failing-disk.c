/*
 * A disk that fails, for LD_PRELOAD. Calls that change something below FAIL_UNDER are counted; from the one with number
 * FAIL_AT on they fail with FAIL_ERRNO: the first FAIL_TIMES of them, or all where that is 0. The count and how often one
 * failed go to FAIL_REPORT when the program ends. Calls on what does not lie there are left alone; where it is room that
 * is missing, so are those that need none.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

static long counted, failed, at, times;
static int with_errno;
static const char *under;

__attribute__((constructor)) static void begin(void) {
  const char *value = getenv("FAIL_AT");
  at = value ? atol(value) : 0;
  value = getenv("FAIL_TIMES");
  times = value ? atol(value) : 0;
  value = getenv("FAIL_ERRNO");
  with_errno = value ? atoi(value) : EIO;
  under = getenv("FAIL_UNDER");
}

__attribute__((destructor)) static void end(void) {
  const char *path = getenv("FAIL_REPORT");
  FILE *report = path ? fopen(path, "w") : NULL;
  if (!report) return;
  fprintf(report, "%ld %ld\n", counted, failed);
  fclose(report);
}

static int fails(const char *path, int needs_room) {
  if (!under || strncmp(path, under, strlen(under)) != 0) return 0;
  long n = __atomic_add_fetch(&counted, 1, __ATOMIC_SEQ_CST);
  if (at == 0 || n < at || (times > 0 && n >= at + times)) return 0;
  if (with_errno == ENOSPC && !needs_room) return 0;
  __atomic_add_fetch(&failed, 1, __ATOMIC_SEQ_CST);
  errno = with_errno;
  return 1;
}

static int fails_on(int file, int needs_room) {
  char link[64], path[PATH_MAX];
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) return 0;
  path[length] = 0;
  return fails(path, needs_room);
}

#define ON_FILE(result, name, needs_room, parameters, arguments)                            \
  result name parameters {                                                                  \
    static result(*real) parameters;                                                        \
    if (!real) *(void **)&real = dlsym(RTLD_NEXT, #name);                                   \
    return fails_on(file, needs_room) ? -1 : real arguments;                                            \
  }

ON_FILE(ssize_t, write, 1, (int file, const void *bytes, size_t size), (file, bytes, size))
ON_FILE(ssize_t, pwrite, 1, (int file, const void *bytes, size_t size, off_t place), (file, bytes, size, place))
ON_FILE(ssize_t, pwrite64, 1, (int file, const void *bytes, size_t size, off64_t place), (file, bytes, size, place))
ON_FILE(ssize_t, writev, 1, (int file, const struct iovec *parts, int count), (file, parts, count))
ON_FILE(ssize_t, pwritev, 1, (int file, const struct iovec *parts, int count, off_t place), (file, parts, count, place))
ON_FILE(ssize_t, pwritev64, 1, (int file, const struct iovec *parts, int count, off64_t place), (file, parts, count, place))
ON_FILE(int, fsync, 1, (int file), (file))
ON_FILE(int, fdatasync, 1, (int file), (file))
ON_FILE(int, ftruncate, 0, (int file, off_t size), (file, size))
ON_FILE(int, ftruncate64, 0, (int file, off64_t size), (file, size))

#define ON_PATH(name, needs_room, parameters, arguments)                                    \
  int name parameters {                                                                     \
    static int(*real) parameters;                                                           \
    if (!real) *(void **)&real = dlsym(RTLD_NEXT, #name);                                   \
    return fails(path, needs_room) ? -1 : real arguments;                                               \
  }

ON_PATH(mkdir, 1, (const char *path, mode_t mode), (path, mode))
ON_PATH(rmdir, 0, (const char *path), (path))
ON_PATH(unlink, 0, (const char *path), (path))
ON_PATH(rename, 0, (const char *from, const char *path), (from, path))

/* Only an opening that may make a file changes anything. */
#define OPENING(name)                                                                       \
  int name(const char *path, int flags, ...) {                                              \
    static int (*real)(const char *, int, ...);                                             \
    if (!real) *(void **)&real = dlsym(RTLD_NEXT, #name);                                   \
    va_list rest;                                                                           \
    va_start(rest, flags);                                                                  \
    mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0;                 \
    va_end(rest);                                                                           \
    if (flags & O_CREAT && fails(path, 1)) return -1;                                          \
    return real(path, flags, mode);                                                         \
  }

OPENING(open)
OPENING(open64)
