/* Loaded before libc: counts the calls that change files below a folder, and lets one of them go wrong.
   Built and used by tests/state/faults.py. Linux alone. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

enum { OFF, KILL, KILL_HALFWAY, FULL, SYNC_FAILS, RECORD };

static int mode = OFF;
static long at, count;
static char folder[PATH_MAX];
static int record_to = -1;

void faults_arm(int new_mode, long call, const char *below, int descriptor) {
    strncpy(folder, below, sizeof folder - 1);
    at = call;
    count = 0;
    record_to = descriptor;
    mode = new_mode;
}

long faults_count(void) { return count; }

/* The folder itself too: to sync it is what makes names certain. */
static int is_below(const char *path) {
    size_t length = strlen(folder);
    return strncmp(path, folder, length) == 0 && (path[length] == '/' || path[length] == 0);
}

static int path_of(int descriptor, char *path) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    ssize_t length = syscall(SYS_readlink, link, path, PATH_MAX - 1);
    if (length < 0) return 0;
    path[length] = 0;
    return is_below(path);
}

static void put(const void *data, size_t length) { syscall(SYS_write, record_to, data, length); }

static void record(char what, const char *path, int64_t offset, const void *data, int64_t length) {
    uint32_t path_length = (uint32_t)strlen(path);
    if (mode != RECORD) return;
    put(&what, 1);
    put(&path_length, 4);
    put(path, path_length);
    put(&offset, 8);
    put(&length, 8);
    if (data) put(data, (size_t)length);
}

void faults_note(int64_t number) { record('A', "", number, NULL, 0); }

/* Whether this call is the one; a process to be killed is, unless half of a write comes first. */
static int hit(int halves) {
    if (mode == OFF || mode == RECORD) return 0;
    count++;
    if (mode == FULL) return count >= at;
    if (count != at) return 0;
    if (mode == KILL || (mode == KILL_HALFWAY && !halves)) raise(SIGKILL);
    return 1;
}

#define REAL(name, type) static type real; if (!real) real = (type)dlsym(RTLD_NEXT, name)

typedef ssize_t (*pwrite_t)(int, const void *, size_t, off_t);
typedef ssize_t (*write_t)(int, const void *, size_t);
typedef int (*truncate_t)(int, off_t);
typedef int (*path_t)(const char *);
typedef int (*rename_t)(const char *, const char *);
typedef int (*open_t)(const char *, int, ...);

static ssize_t positioned(pwrite_t real, int descriptor, const void *data, size_t length, off_t offset) {
    char path[PATH_MAX];
    if (!path_of(descriptor, path)) return real(descriptor, data, length, offset);
    if (mode != SYNC_FAILS && hit(1)) {
        if (mode == FULL) { errno = ENOSPC; return -1; }
        real(descriptor, data, length / 2, offset);
        raise(SIGKILL);
    }
    ssize_t done = real(descriptor, data, length, offset);
    if (done > 0) record('W', path, offset, data, done);
    return done;
}

ssize_t pwrite(int descriptor, const void *data, size_t length, off_t offset) {
    REAL("pwrite", pwrite_t);
    return positioned(real, descriptor, data, length, offset);
}

ssize_t pwrite64(int descriptor, const void *data, size_t length, off_t offset) {
    REAL("pwrite64", pwrite_t);
    return positioned(real, descriptor, data, length, offset);
}

ssize_t write(int descriptor, const void *data, size_t length) {
    REAL("write", write_t);
    char path[PATH_MAX];
    if (!path_of(descriptor, path)) return real(descriptor, data, length);
    if (mode != SYNC_FAILS && hit(1)) {
        if (mode == FULL) { errno = ENOSPC; return -1; }
        real(descriptor, data, length / 2);
        raise(SIGKILL);
    }
    off_t offset = lseek(descriptor, 0, SEEK_CUR);
    ssize_t done = real(descriptor, data, length);
    if (done > 0) record('W', path, offset, data, done);
    return done;
}

/* Nothing is really synced: no power goes here, and it takes most of the time. */
static int synced(int descriptor) {
    char path[PATH_MAX];
    if (!path_of(descriptor, path)) return 0;
    if (mode != FULL && hit(0)) { errno = EIO; return -1; }
    record('S', path, 0, NULL, 0);
    return 0;
}

int fsync(int descriptor) { return synced(descriptor); }
int fdatasync(int descriptor) { return synced(descriptor); }

static int truncated(truncate_t real, int descriptor, off_t length) {
    char path[PATH_MAX];
    if (path_of(descriptor, path)) {
        if (mode == KILL || mode == KILL_HALFWAY) hit(0);
        record('T', path, length, NULL, 0);
    }
    return real(descriptor, length);
}

int ftruncate(int descriptor, off_t length) {
    REAL("ftruncate", truncate_t);
    return truncated(real, descriptor, length);
}

int ftruncate64(int descriptor, off_t length) {
    REAL("ftruncate64", truncate_t);
    return truncated(real, descriptor, length);
}

int unlink(const char *path) {
    REAL("unlink", path_t);
    if (is_below(path) && mode != OFF) {
        if (mode == KILL || mode == KILL_HALFWAY) hit(0);
        record('U', path, 0, NULL, 0);
    }
    return real(path);
}

int rename(const char *path, const char *to) {
    REAL("rename", rename_t);
    if (is_below(path) && mode != OFF) {
        if (mode == KILL || mode == KILL_HALFWAY) hit(0);
        record('R', path, 0, to, (int64_t)strlen(to));
    }
    return real(path, to);
}

int link(const char *path, const char *to) {
    REAL("link", rename_t);
    if (is_below(path) && mode != OFF) {
        if (mode == KILL || mode == KILL_HALFWAY) hit(0);
        record('L', path, 0, to, (int64_t)strlen(to));
    }
    return real(path, to);
}

void sync(void) { record('Y', "", 0, NULL, 0); }

static int opened(open_t real, const char *path, int flags, mode_t permissions) {
    int is_new = (flags & O_CREAT) && mode != OFF && is_below(path) && access(path, F_OK) != 0;
    if (is_new) {
        if (mode == KILL || mode == KILL_HALFWAY) hit(0);
        record('C', path, 0, NULL, 0);
    }
    return real(path, flags, permissions);
}

int open(const char *path, int flags, ...) {
    REAL("open", open_t);
    va_list rest;
    va_start(rest, flags);
    mode_t permissions = (flags & O_CREAT) ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    return opened(real, path, flags, permissions);
}

int open64(const char *path, int flags, ...) {
    REAL("open64", open_t);
    va_list rest;
    va_start(rest, flags);
    mode_t permissions = (flags & O_CREAT) ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    return opened(real, path, flags, permissions);
}
