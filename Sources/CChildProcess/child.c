#define _GNU_SOURCE
#include "CChildProcess.h"
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static int limit(int resource, rlim_t most, rlim_t last) {
    struct rlimit both = {most, last};
    return setrlimit((__rlimit_resource_t)resource, &both);
}

// Between fork and exec only calls that are safe in a signal handler.
static void become(const char *program, char *const *arguments, char *const *environment, const char *folder,
                   const char *output, const char *error, struct child_limits limits, int report) {
    int in = open("/dev/null", O_RDONLY);
    int out = open(output, O_WRONLY | O_CREAT | O_EXCL, 0600);
    int err = open(error, O_WRONLY | O_CREAT | O_EXCL, 0600);
    if (in >= 0 && out >= 0 && err >= 0 && setsid() >= 0 && dup2(in, 0) >= 0 && dup2(out, 1) >= 0 &&
        dup2(err, 2) >= 0 && limit(RLIMIT_CORE, 0, 0) == 0 &&
        // Past its last second it is killed by a signal that does not say why.
        limit(RLIMIT_CPU, limits.seconds, (rlim_t)limits.seconds + 1) == 0 &&
        limit(RLIMIT_FSIZE, limits.file_size, limits.file_size) == 0 &&
        (limits.memory == 0 || limit(RLIMIT_DATA, limits.memory, limits.memory) == 0) && chdir(folder) == 0) {
        close(in);
        close(out);
        close(err);
        // The report's descriptor closes itself when the program starts.
        if (report > 3) close_range(3, (unsigned)report - 1, 0);
        close_range((unsigned)report + 1, ~0U, 0);
        execve(program, arguments, environment);
    }
    int reason = errno;
    ssize_t written = write(report, &reason, sizeof reason);
    _exit(written == sizeof reason ? 127 : 126);
}

enum child_end run_child(const char *program, char *const *arguments, char *const *environment,
                         const char *folder, const char *output, const char *error,
                         struct child_limits limits, int *detail) {
    int report[2];
    if (pipe2(report, O_CLOEXEC) != 0) {
        *detail = errno;
        return child_not_started;
    }
    // Above the standard streams, which the child puts its own files in place of.
    int end = fcntl(report[1], F_DUPFD_CLOEXEC, 3);
    close(report[1]);
    pid_t child = end < 0 ? -1 : fork();
    if (child == 0) become(program, arguments, environment, folder, output, error, limits, end);
    int failure = errno;
    if (end >= 0) close(end);
    if (child < 0) {
        close(report[0]);
        *detail = failure;
        return child_not_started;
    }
    int reason = 0;
    ssize_t got;
    do {
        got = read(report[0], &reason, sizeof reason);
    } while (got < 0 && errno == EINTR);
    close(report[0]);

    struct timespec pause = {0, 2000000}, now, end_of_time;
    clock_gettime(CLOCK_MONOTONIC, &end_of_time);
    end_of_time.tv_sec += limits.seconds;
    int status = 0, timed_out = 0;
    while (waitpid(child, &status, WNOHANG) == 0) {
        clock_gettime(CLOCK_MONOTONIC, &now);
        if (now.tv_sec > end_of_time.tv_sec ||
            (now.tv_sec == end_of_time.tv_sec && now.tv_nsec >= end_of_time.tv_nsec)) {
            timed_out = 1;
            kill(-child, SIGKILL);
            while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
            }
            break;
        }
        nanosleep(&pause, NULL);
    }
    // Whatever it left behind goes with it.
    kill(-child, SIGKILL);
    if (got == sizeof reason) {
        *detail = reason;
        return child_not_started;
    }
    if (timed_out || (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU)) {
        *detail = 0;
        return child_timed_out;
    }
    if (WIFSIGNALED(status)) {
        *detail = WTERMSIG(status);
        return child_killed;
    }
    *detail = WEXITSTATUS(status);
    return child_exited;
}
