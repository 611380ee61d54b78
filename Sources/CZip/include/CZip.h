// Plain C functions over minizip, which reads an archive in memory, for the Swift target `Interchange` alone.

#ifndef CZIP_H
#define CZIP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#pragma clang assume_nonnull begin

typedef struct czip_archive czip_archive;

typedef struct {
    /// As the archive says it, cut at 511 bytes; `name_length` is the whole length.
    char name[512];
    size_t name_length;
    uint64_t compressed_size;
    uint64_t size;
    bool is_encrypted;
} czip_entry;

/// Null where the bytes are no archive; they must stay in place until `czip_close`.
czip_archive *_Nullable czip_open(const uint8_t *bytes, size_t length);
void czip_close(czip_archive *archive);

/// The number of entries that the archive says it has.
uint64_t czip_count(const czip_archive *archive);

/// Goes to the first or next entry; false at the end, or where the directory is damaged.
bool czip_next(czip_archive *archive, bool first, czip_entry *entry);
const char *czip_entry_name(const czip_entry *entry);

/// Starts to read an entry by its exact name.
bool czip_start(czip_archive *archive, const char *name, czip_entry *entry);

/// Reads on; 0 at the end, below zero for damage.
int64_t czip_read(czip_archive *archive, uint8_t *target, size_t capacity);

/// False where the checksum of what was read to its end is wrong.
bool czip_finish(czip_archive *archive);

#pragma clang assume_nonnull end

#ifdef __cplusplus
}
#endif

#endif
