#ifndef FMAP_CPNG_SHARED_H
#define FMAP_CPNG_SHARED_H

#include <png.h>
#include <stddef.h>
#include <stdint.h>

// Whether every chunk up to the last one lies within the file: libpng takes memory for as many bytes as a chunk claims to have.
int cpng_is_whole(const uint8_t *bytes, size_t count);

// What libpng warns of is nobody's concern.
void cpng_ignore(png_structp png, png_const_charp message);

#endif
