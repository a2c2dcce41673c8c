#include "arguments.h"

#include <stddef.h>

static int words_count;
static char **words;

// glibc and macOS hand the words to every constructor, before Swift runs.
__attribute__((constructor)) static void keep(int count, char **list) {
  words_count = count;
  words = list;
}

int carguments_count(void) { return words ? words_count : 0; }

const char *carguments_word(int index) {
  return words && index >= 0 && index < words_count ? words[index] : NULL;
}
