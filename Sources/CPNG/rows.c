#include "cpng.h"
#include "shared.h"

#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

struct CPNGRows {
  png_structp png;
  png_infop info;
  const uint8_t *bytes;
  size_t count, place;
  uint32_t width, height, next;
  // The whole picture where it is interlaced, else NULL.
  uint8_t *pixels;
  // Where the call that is running has its error.
  char *error;
  jmp_buf back;
};

static void fail(png_structp png, png_const_charp message) {
  CPNGRows *rows = png_get_error_ptr(png);
  strncpy(rows->error, message, 199);
  rows->error[199] = 0;
  longjmp(rows->back, 1);
}

static void take(png_structp png, png_bytep data, size_t count) {
  CPNGRows *rows = png_get_io_ptr(png);
  if (count > rows->count - rows->place) png_error(png, "it is cut off");
  memcpy(data, rows->bytes + rows->place, count);
  rows->place += count;
}

// What belongs to neither picture nor profile; some of it can be packed a thousandfold.
static const png_byte passed_over[] = "tEXt\0zTXt\0iTXt\0eXIf\0tIME\0sPLT\0hIST\0pCAL\0sCAL\0bKGD\0oFFs\0pHYs\0sBIT";

static void limit(png_structp png, uint64_t most_pixels) {
  const png_uint_32 longest = most_pixels < PNG_UINT_31_MAX ? (png_uint_32)most_pixels : PNG_UINT_31_MAX;
  png_set_user_limits(png, longest, longest);
  png_set_chunk_malloc_max(png, 8 << 20);
  png_set_chunk_cache_max(png, 100);
  png_set_keep_unknown_chunks(png, PNG_HANDLE_CHUNK_NEVER, passed_over, sizeof passed_over / 5);
}

// Whatever kind it is, rows of four bytes come of it.
static void convert(png_structp png) {
  png_set_expand(png);
  png_set_scale_16(png);
  png_set_gray_to_rgb(png);
  png_set_add_alpha(png, 255, PNG_FILLER_AFTER);
}

static int begin(CPNGRows *rows, uint64_t most_pixels, CPNGInfo *info) {
  if (setjmp(rows->back)) return 0;
  png_set_read_fn(rows->png, rows, take);
  limit(rows->png, most_pixels);
  png_read_info(rows->png, rows->info);
  rows->width = info->width = png_get_image_width(rows->png, rows->info);
  rows->height = info->height = png_get_image_height(rows->png, rows->info);
  if ((uint64_t)rows->width * rows->height > most_pixels) png_error(rows->png, "it has too many pixels");
  info->is_grey = !(png_get_color_type(rows->png, rows->info) & PNG_COLOR_MASK_COLOR);
  png_charp name;
  png_bytep profile;
  int packing;
  if (png_get_iCCP(rows->png, rows->info, &name, &packing, &profile, &info->profile_count)) info->profile = profile;
  const int is_interlaced = png_get_interlace_type(rows->png, rows->info) != PNG_INTERLACE_NONE;
  convert(rows->png);
  if (is_interlaced) png_set_interlace_handling(rows->png);
  png_read_update_info(rows->png, rows->info);
  if (png_get_rowbytes(rows->png, rows->info) != (size_t)rows->width * 4) png_error(rows->png, "rows of another length");
  if (is_interlaced) {
    rows->pixels = calloc(rows->height, (size_t)rows->width * 4);
    if (!rows->pixels) png_error(rows->png, "out of memory");
  }
  return 1;
}

CPNGRows *cpng_open(const uint8_t *bytes, size_t count, uint64_t most_pixels, CPNGInfo *info, char error[200]) {
  *info = (CPNGInfo){0};
  if (count < 8 || png_sig_cmp(bytes, 0, 8)) {
    strcpy(error, "it is not a PNG");
    return NULL;
  }
  if (!cpng_is_whole(bytes, count)) {
    strcpy(error, "it is cut off");
    return NULL;
  }
  CPNGRows *rows = calloc(1, sizeof *rows);
  if (rows) {
    *rows = (CPNGRows){.bytes = bytes, .count = count, .error = error};
    // It takes memory, and tells by NULL that there is none; nothing in it jumps before the functions are set.
    rows->png = png_create_read_struct(PNG_LIBPNG_VER_STRING, rows, fail, cpng_ignore);
    rows->info = rows->png ? png_create_info_struct(rows->png) : NULL;
  }
  if (!rows || !rows->info) {
    strcpy(error, "out of memory");
  } else if (begin(rows, most_pixels, info)) {
    return rows;
  }
  cpng_close(rows);
  return NULL;
}

// The whole picture, in as many passes as its interlacing has.
static void unpack(CPNGRows *rows) {
  for (int pass = 0; pass < PNG_INTERLACE_ADAM7_PASSES; pass++) {
    for (uint32_t y = 0; y < rows->height; y++) png_read_row(rows->png, rows->pixels + (size_t)y * rows->width * 4, NULL);
  }
}

int cpng_next(CPNGRows *rows, uint8_t *row, char error[200]) {
  rows->error = error;
  if (setjmp(rows->back)) return 0;
  if (rows->next >= rows->height) png_error(rows->png, "there is no other row");
  if (!rows->pixels) {
    png_read_row(rows->png, row, NULL);
  } else {
    if (!rows->next) unpack(rows);
    memcpy(row, rows->pixels + (size_t)rows->next * rows->width * 4, (size_t)rows->width * 4);
  }
  rows->next++;
  return 1;
}

int cpng_finish(CPNGRows *rows, char error[200]) {
  rows->error = error;
  if (setjmp(rows->back)) return 0;
  png_read_end(rows->png, NULL);
  return 1;
}

void cpng_close(CPNGRows *rows) {
  if (!rows) return;
  png_destroy_read_struct(&rows->png, &rows->info, NULL);
  free(rows->pixels);
  free(rows);
}
