/* The least a program can do with ICU's NFKC_Casefold: fold one word and print it.
   Measured as a whole process by ../start-up.sh; see ../README.md. */
#include <stdio.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

int main(int argc, char **argv) {
    if (argc != 2) {
        fprintf(stderr, "usage: fold-one-word WORD\n");
        return 2;
    }
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *fold = unorm2_getNFKCCasefoldInstance(&status);
    UChar word[256], folded[1024];
    char bytes[4096];
    int32_t length = 0, folded_length;
    u_strFromUTF8(word, 256, &length, argv[1], -1, &status);
    folded_length = unorm2_normalize(fold, word, length, folded, 1024, &status);
    u_strToUTF8(bytes, sizeof bytes, NULL, folded, folded_length, &status);
    if (U_FAILURE(status)) {
        fprintf(stderr, "fold-one-word: %s\n", u_errorName(status));
        return 1;
    }
    puts(bytes);
    return 0;
}
