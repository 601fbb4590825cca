#define _GNU_SOURCE
#include "CFileSwap.h"
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>

int exchange_paths(const char *first, const char *second) {
    return renameat2(AT_FDCWD, first, AT_FDCWD, second, RENAME_EXCHANGE);
}

int is_mount_point(const char *path) {
    struct statx status;
    if (statx(AT_FDCWD, path, 0, STATX_INO, &status) != 0) return -1;
    return (status.stx_attributes & STATX_ATTR_MOUNT_ROOT) != 0;
}
