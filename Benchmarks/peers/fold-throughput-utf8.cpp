// NFKC_Casefold by ICU's C++ call, Normalizer2::normalizeUTF8, on a file of terms.
// Prints JSON lines, in megabytes (10^6) of the UTF-8 text a second: one call a
// line (fold_mb_per_s) and one call for the whole text (fold_whole_mb_per_s).
#include <chrono>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>
#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>

int main(int argc, char **argv) {
    std::ifstream file(argc == 2 ? argv[1] : "", std::ios::binary);
    if (!file) {
        std::fprintf(stderr, "usage: fold-throughput-utf8 FILE\n");
        return 2;
    }
    const std::string text((std::istreambuf_iterator<char>(file)), {});
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2 *fold = icu::Normalizer2::getNFKCCasefoldInstance(status);

    double by_line = 1e9, at_once = 1e9;
    size_t sum = 0;
    std::string key;
    char folded[4096];
    for (int round = 0; round < 7; round++) {
        auto start = std::chrono::steady_clock::now();
        for (size_t at = 0; at < text.size();) {
            size_t stop = std::min(text.find('\n', at), text.size());
            icu::CheckedArrayByteSink sink(folded, sizeof folded);
            fold->normalizeUTF8(0, icu::StringPiece(text.data() + at, int32_t(stop - at)), sink, nullptr, status);
            sum += sink.NumberOfBytesAppended();
            at = stop + 1;
        }
        std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
        by_line = std::min(by_line, took.count());

        key.clear();
        key.reserve(text.size() * 2);
        start = std::chrono::steady_clock::now();
        icu::StringByteSink<std::string> sink(&key);
        fold->normalizeUTF8(0, text, sink, nullptr, status);
        took = std::chrono::steady_clock::now() - start;
        at_once = std::min(at_once, took.count());
        sum += key.size();
    }
    if (U_FAILURE(status) || sum == 0) {
        std::fprintf(stderr, "fold-throughput-utf8: %s\n", u_errorName(status));
        return 1;
    }
    const char *line = "{\"peer\": \"ICU C++ normalizeUTF8\", \"measure\": \"%s\", \"value\": %.1f, \"unit\": \"MB/s\"}\n";
    std::printf(line, "fold_mb_per_s", text.size() / by_line / 1e6);
    std::printf(line, "fold_whole_mb_per_s", text.size() / at_once / 1e6);
}
