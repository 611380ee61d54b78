#include "CZip.h"

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <limits>
#include <memory>
#include <minizip/unzip.h>
#include <new>

struct czip_archive {
    const uint8_t *bytes;
    size_t length;
    size_t place = 0;
    unzFile file = nullptr;

    ~czip_archive() {
        if (file) unzClose(file);
    }
};

namespace {

czip_archive *archiveOf(voidpf stream) { return static_cast<czip_archive *>(stream); }

voidpf openStream(voidpf opaque, const void *, int) {
    archiveOf(opaque)->place = 0;
    return opaque;
}

uLong readStream(voidpf, voidpf stream, void *target, uLong size) {
    auto &archive = *archiveOf(stream);
    const size_t count = std::min<size_t>(size, archive.length - archive.place);
    std::memcpy(target, archive.bytes + archive.place, count);
    archive.place += count;
    return count;
}

uLong writeStream(voidpf, voidpf, const void *, uLong) { return 0; }

ZPOS64_T tellStream(voidpf, voidpf stream) { return archiveOf(stream)->place; }

long seekStream(voidpf, voidpf stream, ZPOS64_T offset, int origin) {
    auto &archive = *archiveOf(stream);
    const size_t base = origin == SEEK_CUR ? archive.place : origin == SEEK_END ? archive.length : 0;
    // A damaged archive may point anywhere.
    if (offset > archive.length - base) return -1;
    archive.place = base + static_cast<size_t>(offset);
    return 0;
}

int closeStream(voidpf, voidpf) { return 0; }

int errorOfStream(voidpf, voidpf) { return 0; }

bool describe(czip_archive &archive, czip_entry &entry) {
    unz_file_info64 information;
    std::memset(&entry, 0, sizeof entry);
    const uLong capacity = sizeof entry.name - 1;
    if (unzGetCurrentFileInfo64(archive.file, &information, entry.name, capacity, nullptr, 0, nullptr, 0) != UNZ_OK)
        return false;
    entry.name_length = information.size_filename;
    entry.compressed_size = information.compressed_size;
    entry.size = information.uncompressed_size;
    entry.is_encrypted = (information.flag & 1) != 0;
    return true;
}

}  // namespace

czip_archive *czip_open(const uint8_t *bytes, size_t length) {
    std::unique_ptr<czip_archive> archive(new (std::nothrow) czip_archive{bytes, length});
    if (!archive) return nullptr;
    zlib_filefunc64_def functions = {openStream,  readStream,  writeStream,   tellStream,
                                     seekStream, closeStream, errorOfStream, archive.get()};
    archive->file = unzOpen2_64("", &functions);
    return archive->file ? archive.release() : nullptr;
}

void czip_close(czip_archive *archive) { delete archive; }

uint64_t czip_count(const czip_archive *archive) {
    unz_global_info64 information;
    return unzGetGlobalInfo64(archive->file, &information) == UNZ_OK ? information.number_entry : 0;
}

bool czip_next(czip_archive *archive, bool first, czip_entry *entry) {
    const int status = first ? unzGoToFirstFile(archive->file) : unzGoToNextFile(archive->file);
    return status == UNZ_OK && describe(*archive, *entry);
}

const char *czip_entry_name(const czip_entry *entry) { return entry->name; }

bool czip_start(czip_archive *archive, const char *name, czip_entry *entry) {
    constexpr int caseSensitive = 1;
    return unzLocateFile(archive->file, name, caseSensitive) == UNZ_OK && describe(*archive, *entry) &&
           unzOpenCurrentFile(archive->file) == UNZ_OK;
}

int64_t czip_read(czip_archive *archive, uint8_t *target, size_t capacity) {
    const size_t count = std::min<size_t>(capacity, std::numeric_limits<int>::max());
    return unzReadCurrentFile(archive->file, target, static_cast<unsigned>(count));
}

bool czip_finish(czip_archive *archive) { return unzCloseCurrentFile(archive->file) == UNZ_OK; }
