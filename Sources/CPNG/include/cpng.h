// libpng behind plain functions: its way of reporting errors, longjmp, must not cross Swift.

#ifndef FMAP_CPNG_H
#define FMAP_CPNG_H

#include <stddef.h>
#include <stdint.h>

// Bytes that the caller frees with cpng_free, or an error in words.
typedef struct {
  uint8_t *bytes;
  size_t count;
  char error[200];
} CPNGBytes;

// Writes an opaque picture as PNG.
//
// pixels: rows of pixels as cairo keeps them, 4 bytes each (CAIRO_FORMAT_RGB24, native endian), `stride` bytes a row.
// palette: 3 bytes for each of `colors` colours, and `indices` one byte a pixel, to write a palette picture instead;
//          null for true colour.
// dots_per_metre: the physical resolution, 0 to leave it out.
CPNGBytes cpng_write(const uint8_t *pixels, size_t stride, uint32_t width, uint32_t height, const uint8_t *palette,
                     int colors, const uint8_t *indices, uint32_t dots_per_metre);

// Reads a PNG as rows of pixels as cairo keeps them; `width` and `height` are set.
CPNGBytes cpng_read(const uint8_t *bytes, size_t count, uint32_t *width, uint32_t *height);

void cpng_free(uint8_t *bytes);

#endif
