// Makes the file system fail, or the process die, at a chosen call: a library to be loaded before all others.
//
//   cc -shared -fPIC -o faults.so faults.c -ldl
//   LD_PRELOAD=./faults.so synoptic --quiet ...
//
// The program runs up to the lock of its output. From there on it reads orders from standard input, a line each, and
// carries on with each in a process of its own, so that what comes before is paid for once:
//
//   ORDER POINT   at call number POINT, from 1: `kill` dies before it; an errno makes it fail; 0 does nothing;
//                 `full`: from there on no call gets room on the disk
//
// and answers on standard output with a line `exit CODE CALLS` or `signal NUMBER CALLS`.
//
// FAULTS_MODE=renames has no exchange of names; FAULTS_MODE=within has no right to write beside the output.
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <signal.h>

static int armed;      // whether calls are counted
static int *calls;     // how many there were, shared with the process that waits
static int point;      // the call that is struck
static int error;      // what it fails with
static enum { FAIL, KILL, FULL } kind;

#define REAL(name) ((__typeof__(&name))real(#name))
static void *real(const char *name) { return dlsym(RTLD_NEXT, name); }

static int mode(const char *name) {
    const char *value = getenv("FAULTS_MODE");
    return value && strcmp(value, name) == 0;
}

/// Whether the call at hand fails, with errno set.
static int struck(void) {
    if (!armed) return 0;
    if (++*calls != point || kind == FULL) return 0;
    if (kind == KILL) raise(SIGKILL);
    errno = error;
    return error != 0;
}

/// The same for a call that needs room on the disk.
static int struck_for_room(void) {
    if (struck()) return 1;
    if (!armed || kind != FULL || *calls < point) return 0;
    errno = ENOSPC;
    return 1;
}

static int order(void) {
    char line[64];
    for (size_t at = 0; at < sizeof line - 1; at++) {
        if (REAL(read)(0, line + at, 1) != 1) return 0;
        if (line[at] != '\n') continue;
        line[at] = 0;
        char *rest;
        kind = line[0] == 'k' ? KILL : line[0] == 'f' ? FULL : FAIL;
        error = atoi(line);
        rest = strchr(line, ' ');
        point = rest ? atoi(rest) : 0;
        return 1;
    }
    return 0;
}

/// Returns once for each order, in a process of its own.
static void serve(void) {
    calls = mmap(NULL, sizeof *calls, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    while (order()) {
        *calls = 0;
        pid_t child = fork();
        if (child == 0) {
            armed = 1;
            return;
        }
        int status;
        char line[64];
        waitpid(child, &status, 0);
        int length = WIFSIGNALED(status)
            ? snprintf(line, sizeof line, "signal %d %d\n", WTERMSIG(status), *calls)
            : snprintf(line, sizeof line, "exit %d %d\n", WEXITSTATUS(status), *calls);
        if (REAL(write)(1, line, length) != length) break;
    }
    _exit(0);
}

int open(const char *path, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    mode_t permissions = va_arg(rest, mode_t);
    va_end(rest);
    if (!armed && strstr(path, "/.synoptic-lock")) serve();
    if (flags & O_CREAT ? struck_for_room() : struck()) return -1;
    return REAL(open)(path, flags, permissions);
}

int access(const char *path, int wanted) {
    if (mode("within") && wanted & W_OK) {
        errno = EACCES;
        return -1;
    }
    return struck() ? -1 : REAL(access)(path, wanted);
}

int renameat2(int from, const char *old, int to, const char *new, unsigned flags) {
    if (mode("renames")) {
        errno = EINVAL;
        return -1;
    }
    return struck() ? -1 : REAL(renameat2)(from, old, to, new, flags);
}

// The descriptor, stream or folder goes also where closing it fails.
int close(int file) {
    int is_struck = struck(), code = errno, done = REAL(close)(file);
    if (is_struck) errno = code;
    return is_struck ? -1 : done;
}

// Streams of the C library call the system past this library, so they become streams that come by here.
static ssize_t stream_read(void *file, char *bytes, size_t count) {
    return struck() ? -1 : REAL(read)((int)(intptr_t)file, bytes, count);
}

static ssize_t stream_write(void *file, const char *bytes, size_t count) {
    ssize_t done = struck_for_room() ? 0 : REAL(write)((int)(intptr_t)file, bytes, count);
    return done < 0 ? 0 : done;
}

static int stream_seek(void *file, off64_t *offset, int origin) {
    off64_t place = struck() ? -1 : lseek64((int)(intptr_t)file, *offset, origin);
    if (place >= 0) *offset = place;
    return place < 0 ? -1 : 0;
}

static int stream_close(void *file) { return close((int)(intptr_t)file); }

FILE *fdopen(int file, const char *how) {
    cookie_io_functions_t functions = {stream_read, stream_write, stream_seek, stream_close};
    return struck() ? NULL : fopencookie((void *)(intptr_t)file, how, functions);
}

FILE *fopen(const char *restrict path, const char *restrict how) {
    int flags = how[0] == 'r' ? O_RDONLY : O_CREAT | (how[0] == 'w' ? O_TRUNC : O_APPEND);
    if (strchr(how, '+')) flags |= O_RDWR;
    else if (how[0] != 'r') flags |= O_WRONLY;
    int file = open(path, flags, 0666);
    return file < 0 ? NULL : fdopen(file, how);
}

FILE *fopen64(const char *restrict path, const char *restrict how) { return fopen(path, how); }

int fclose(FILE *file) {
    int is_struck = struck(), code = errno, done = REAL(fclose)(file);
    if (is_struck) errno = code;
    return is_struck ? EOF : done;
}

// The disk of these tests need not turn: a kill leaves what was written in the system's memory.
int fsync(int file) { (void)file; return struck_for_room() ? -1 : 0; }

ssize_t write(int file, const void *bytes, size_t count) {
    return file > 2 && struck_for_room() ? -1 : REAL(write)(file, bytes, count);
}

#define CALL(struck, result, failed, name, parameters, arguments) \
    result name parameters { return struck ? failed : REAL(name) arguments; }

CALL(struck(), ssize_t, -1, read, (int file, void *bytes, size_t count), (file, bytes, count))
CALL(struck_for_room(), int, -1, mkdir, (const char *path, mode_t permissions), (path, permissions))
CALL(struck(), int, -1, rmdir, (const char *path), (path))
CALL(struck(), int, -1, unlink, (const char *path), (path))
CALL(struck(), int, -1, remove, (const char *path), (path))
CALL(struck(), int, -1, rename, (const char *old, const char *new), (old, new))
CALL(struck_for_room(), int, -1, link, (const char *old, const char *new), (old, new))
CALL(struck_for_room(), int, -1, symlink, (const char *old, const char *new), (old, new))
CALL(struck(), ssize_t, -1, readlink, (const char *restrict path, char *restrict text, size_t size),
     (path, text, size))
CALL(struck(), int, -1, chmod, (const char *path, mode_t permissions), (path, permissions))
CALL(struck(), int, -1, chown, (const char *path, uid_t owner, gid_t group), (path, owner, group))
CALL(struck(), int, -1, flock, (int file, int operation), (file, operation))
CALL(struck(), int, -1, stat, (const char *restrict path, struct stat *restrict status), (path, status))
CALL(struck(), int, -1, lstat, (const char *restrict path, struct stat *restrict status), (path, status))
CALL(struck(), int, -1, fstat, (int file, struct stat *status), (file, status))
CALL(struck(), char *, NULL, realpath, (const char *restrict path, char *restrict resolved), (path, resolved))
CALL(struck(), DIR *, NULL, opendir, (const char *path), (path))
CALL(struck(), struct dirent *, NULL, readdir, (DIR *folder), (folder))
