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

// A PNG of any kind that is unpacked row by row.
typedef struct CPNGRows CPNGRows;

// What is known of it before its first row.
typedef struct {
  uint32_t width, height;
  // Whether it has no colour.
  int is_grey;
  // Its colour profile, unpacked; NULL where it has none, or one that libpng finds faulty. It lives as long as the rows.
  const uint8_t *profile;
  uint32_t profile_count;
} CPNGInfo;

// Begins to unpack a PNG; NULL, with an error in words, when it is none, is cut off, or is larger than allowed, for which no
// memory is taken. What belongs to neither picture nor profile is passed over unread.
//
// bytes: the whole file, which must stay until cpng_close.
// most_pixels: how many pixels it may have at most.
// info: what is known of it.
CPNGRows *cpng_open(const uint8_t *bytes, size_t count, uint64_t most_pixels, CPNGInfo *info, char error[200]);

// Unpacks the next row as four bytes for each pixel: red, green, blue, alpha (not multiplied). False, with an error in words,
// when it is damaged. An interlaced picture is unpacked whole with its first row, four bytes for each pixel.
int cpng_next(CPNGRows *rows, uint8_t *row, char error[200]);

// Reads to the end of the file after the last row; false, with an error in words, when something is missing there.
int cpng_finish(CPNGRows *rows, char error[200]);

void cpng_close(CPNGRows *rows);

// Writes a picture that may be transparent, with its colour profile and nothing else.
//
// pixels: rows without gaps; each pixel grey and alpha, or red, green, blue and alpha, a byte each, not multiplied.
// channels: 2 or 4.
// profile: a colour profile that fits the channels, or NULL. One that libpng finds faulty is left out.
CPNGBytes cpng_write_alpha(const uint8_t *pixels, uint32_t width, uint32_t height, int channels, const uint8_t *profile,
                           uint32_t profile_count);

void cpng_free(uint8_t *bytes);

#endif
