#ifndef SYNOPTIC_CCHILDPROCESS_H
#define SYNOPTIC_CCHILDPROCESS_H

#include <stdint.h>
#include <sys/types.h>

/// What a child process may use up.
struct child_limits {
    /// Seconds of the processor, and of the clock.
    uint32_t seconds;
    /// Bytes of memory of its own that it may write to; 0 for no limit.
    uint64_t memory;
    /// Bytes of any file it writes.
    uint64_t file_size;
};

/// How a child process ended.
enum child_end { child_exited, child_killed, child_timed_out, child_not_started };

/// Runs a program to its end without a shell, in a process group of its own that is killed with it.
///
/// The child reads nothing, writes its standard output and error to two new files, and holds no other descriptor.
/// `detail` is set to its exit status, the signal that ended it, or the errno for which it did not start.
enum child_end run_child(const char *_Nonnull program, char *const _Nullable *_Nonnull arguments,
                         char *const _Nullable *_Nonnull environment, const char *_Nonnull folder,
                         const char *_Nonnull output, const char *_Nonnull error, struct child_limits limits,
                         int *_Nonnull detail);

#endif
