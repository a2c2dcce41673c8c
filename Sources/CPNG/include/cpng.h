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

// Writes an opaque picture as PNG in true colour.
//
// pixels: rows of pixels, each a native-endian 0xXXRRGGBB.
// stride: bytes from the beginning of a row to that of the next.
// dots_per_metre: the physical resolution, 0 to leave it out.
CPNGBytes cpng_write(const void *pixels, size_t stride, uint32_t width, uint32_t height, uint32_t dots_per_metre);

// The size of a PNG by its header; false, with an error in words, when it is none.
int cpng_size(const uint8_t *bytes, size_t count, uint32_t *width, uint32_t *height, char error[200]);

// Reads a PNG whose size was read without an error as rows of pixels, three bytes each: blue, green, red. What is transparent lies on white.
CPNGBytes cpng_read(const uint8_t *bytes, size_t count);

void cpng_free(uint8_t *bytes);

#endif
