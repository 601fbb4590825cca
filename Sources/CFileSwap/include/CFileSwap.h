#ifndef SYNOPTIC_CFILESWAP_H
#define SYNOPTIC_CFILESWAP_H

/// Exchanges two paths in one step of the file system; 0, or -1 with errno set.
/// Swift does not see renameat2, which the C library declares to GNU sources only.
int exchange_paths(const char *_Nonnull first, const char *_Nonnull second);

/// Whether a file system is mounted at a path: 1 or 0, or -1 with errno set.
/// Linux before 5.8 cannot tell and says 0.
int is_mount_point(const char *_Nonnull path);

#endif
