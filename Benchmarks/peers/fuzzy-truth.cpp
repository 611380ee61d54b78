// What is true of the fuzzy queries, found by comparing each with every term.
//
//   fuzzy-truth million.tsv queries-fuzzy.tsv 500 > fuzzy-truth.tsv
//
// Two texts are compared as the scalars of their NFKC_Casefold forms, by the
// optimal string alignment distance: insertion, deletion, substitution and the
// swap of two neighbours count one. No index is used: a pair is passed over
// only where the lengths or the sets of scalars (in a 64-bit signature) already
// show a distance above one; every other pair is computed in full.
//
// Prints query, distance (0 or 1), term; the terms of a query in the file's order.
#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

namespace {

using Scalars = std::vector<char32_t>;

Scalars folded(const std::string &text) {
    static UErrorCode status = U_ZERO_ERROR;
    static const icu::Normalizer2 *fold = icu::Normalizer2::getNFKCCasefoldInstance(status);
    const icu::UnicodeString key = fold->normalize(icu::UnicodeString::fromUTF8(text), status);
    if (U_FAILURE(status)) {
        std::fprintf(stderr, "fuzzy-truth: %s\n", u_errorName(status));
        std::exit(1);
    }
    Scalars scalars(key.countChar32());
    key.toUTF32(reinterpret_cast<UChar32 *>(scalars.data()), int32_t(scalars.size()), status);
    return scalars;
}

// One edit puts in one scalar, takes one out, or both: at most two bits differ.
uint64_t signature(const Scalars &scalars) {
    uint64_t bits = 0;
    for (char32_t c : scalars) bits |= uint64_t(1) << ((c * 0x9E3779B97F4A7C15u) >> 58);
    return bits;
}

// The whole table of the optimal string alignment distance; nothing cut short.
int distance(const Scalars &a, const Scalars &b) {
    static std::vector<int> table;
    const size_t width = b.size() + 1;
    table.assign((a.size() + 1) * width, 0);
    const auto at = [&](size_t i, size_t j) -> int & { return table[i * width + j]; };
    for (size_t i = 0; i <= a.size(); i++) at(i, 0) = int(i);
    for (size_t j = 0; j <= b.size(); j++) at(0, j) = int(j);
    for (size_t i = 1; i <= a.size(); i++) {
        for (size_t j = 1; j <= b.size(); j++) {
            int best = std::min({at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + (a[i - 1] != b[j - 1])});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) best = std::min(best, at(i - 2, j - 2) + 1);
            at(i, j) = best;
        }
    }
    return at(a.size(), b.size());
}

std::string field(const std::string &line, int number) {
    size_t start = 0;
    while (number-- > 0) start = line.find('\t', start) + 1;
    return line.substr(start, line.find('\t', start) - start);
}

struct Term {
    std::string text;
    Scalars key;
};

}  // namespace

int main(int argc, char **argv) {
    std::ifstream terms(argc == 4 ? argv[1] : ""), queries(argc == 4 ? argv[2] : "");
    if (!terms || !queries) {
        std::fprintf(stderr, "usage: fuzzy-truth TERMS QUERIES COUNT\n");
        return 2;
    }
    std::vector<Term> all;
    std::vector<uint32_t> lengths;
    std::vector<uint64_t> signatures;
    for (std::string line; std::getline(terms, line);) {
        std::string text = field(line, 2);
        Scalars key = folded(text);
        lengths.push_back(uint32_t(key.size()));
        signatures.push_back(signature(key));
        all.push_back({std::move(text), std::move(key)});
    }
    int left = std::atoi(argv[3]);
    for (std::string line; left > 0 && std::getline(queries, line); left--) {
        const std::string query = field(line, 0);
        const Scalars key = folded(query);
        const uint64_t bits = signature(key);
        for (size_t i = 0; i < all.size(); i++) {
            if (lengths[i] + 1 < key.size() || lengths[i] > key.size() + 1) continue;
            if (__builtin_popcountll(signatures[i] ^ bits) > 2) continue;
            const int found = distance(key, all[i].key);
            if (found <= 1) std::printf("%s\t%d\t%s\n", query.c_str(), found, all[i].text.c_str());
        }
    }
}
