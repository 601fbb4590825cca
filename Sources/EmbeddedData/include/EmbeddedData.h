#ifndef SYNOPTIC_EMBEDDED_DATA_H
#define SYNOPTIC_EMBEDDED_DATA_H
#include <stddef.h>

/// A data file of the project, compiled into the program so that it runs from anywhere.
struct embedded_file {
  /// The file's path below Sources/EmbeddedData.
  const char *_Nonnull name;
  const unsigned char *_Nonnull bytes;
  size_t count;
};

size_t embedded_file_count(void);
/// `index` must be less than embedded_file_count().
const struct embedded_file *_Nonnull embedded_file_at(size_t index);

#endif
