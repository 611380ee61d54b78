/* NFKC_Casefold by ICU's C call, unorm2_normalize, on a file of terms: one call a line.
   Prints JSON lines, in megabytes (10^6) of the UTF-8 text a second:
     fold_mb_per_s             from UTF-8 to a folded UTF-8 key, as an index has to do it
     fold_utf16_mb_per_s       the call alone, the text being UTF-16 already
     fold_utf16_whole_mb_per_s the call alone, on the whole text at once */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

enum { rounds = 7, most = 4096 };

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec + t.tv_nsec * 1e-9;
}

static void check(UErrorCode status) {
    if (U_FAILURE(status)) {
        fprintf(stderr, "fold-throughput: %s\n", u_errorName(status));
        exit(1);
    }
}

static void report(const char *measure, double bytes, double seconds) {
    printf("{\"peer\": \"ICU C unorm2_normalize\", \"measure\": \"%s\", \"value\": %.1f, \"unit\": \"MB/s\"}\n",
           measure, bytes / seconds / 1e6);
}

int main(int argc, char **argv) {
    FILE *file = argc == 2 ? fopen(argv[1], "rb") : NULL;
    if (!file) {
        fprintf(stderr, "usage: fold-throughput FILE\n");
        return 2;
    }
    fseek(file, 0, SEEK_END);
    long size = ftell(file);
    rewind(file);
    char *text = malloc(size);
    if (fread(text, 1, size, file) != (size_t)size) return 1;
    fclose(file);

    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *fold = unorm2_getNFKCCasefoldInstance(&status);
    check(status);

    UChar *wide = malloc((size + 1) * sizeof(UChar));
    int32_t length;
    u_strFromUTF8(wide, size + 1, &length, text, size, &status);
    check(status);
    int32_t room = length * 4;
    UChar *whole = malloc(room * sizeof(UChar));

    double with_utf8 = 1e9, alone = 1e9, at_once = 1e9, start;
    long sum = 0;
    for (int round = 0; round < rounds; round++) {
        UChar line[most], folded[most];
        char key[most];
        start = now();
        for (const char *at = text, *end = text + size; at < end;) {
            const char *stop = memchr(at, '\n', end - at);
            if (!stop) stop = end;
            int32_t units, folded_units, bytes;
            u_strFromUTF8(line, most, &units, at, (int32_t)(stop - at), &status);
            folded_units = unorm2_normalize(fold, line, units, folded, most, &status);
            u_strToUTF8(key, most, &bytes, folded, folded_units, &status);
            sum += bytes;
            at = stop + 1;
        }
        double took = now() - start;
        if (took < with_utf8) with_utf8 = took;
        check(status);

        start = now();
        for (const UChar *at = wide, *end = wide + length; at < end;) {
            const UChar *stop = u_memchr(at, '\n', (int32_t)(end - at));
            if (!stop) stop = end;
            sum += unorm2_normalize(fold, at, (int32_t)(stop - at), folded, most, &status);
            at = stop + 1;
        }
        took = now() - start;
        if (took < alone) alone = took;
        check(status);

        start = now();
        sum += unorm2_normalize(fold, wide, length, whole, room, &status);
        took = now() - start;
        if (took < at_once) at_once = took;
        check(status);
    }
    if (sum == 0) return 1;
    report("fold_mb_per_s", size, with_utf8);
    report("fold_utf16_mb_per_s", size, alone);
    report("fold_utf16_whole_mb_per_s", size, at_once);
    return 0;
}
