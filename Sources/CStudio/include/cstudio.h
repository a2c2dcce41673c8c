// The page of fmap studio, which is compiled into fmap-studio.

#ifndef FMAP_CSTUDIO_H
#define FMAP_CSTUDIO_H

#include <stddef.h>

// The bytes of a file, which live as long as the program.
typedef struct {
  const unsigned char *bytes;
  size_t count;
} StudioFile;

// The empty page, /
StudioFile cstudio_page(void);
// The files of script/, one after the other, /studio.js
StudioFile cstudio_script(void);
// The files of style/, one after the other, /studio.css
StudioFile cstudio_style(void);
// The icon, /icon.svg
StudioFile cstudio_icon(void);
// The land of the small maps, a Shapefile of Natural Earth 1:110m, /land.shp
StudioFile cstudio_land(void);

#endif
