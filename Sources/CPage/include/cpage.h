// The stylesheet and the script of the interactive page, which are compiled into fmap.

#ifndef FMAP_CPAGE_H
#define FMAP_CPAGE_H

#include <stddef.h>

// The bytes of a file, which live as long as the program.
typedef struct {
  const unsigned char *bytes;
  size_t count;
} PageFile;

// The files of style/, one after the other
PageFile cpage_style(void);
// The files of script/, one after the other
PageFile cpage_script(void);

#endif
