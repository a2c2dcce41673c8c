// Stylesheets and scripts of the interactive page and of the page of many maps, which are compiled into fmap.

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
// The stylesheet of a page of many maps: what all pages have, and style/index/
PageFile cpage_index_style(void);
// Its script: what it shares with a map's page, and script/index/
PageFile cpage_index_script(void);

#endif
