#define _POSIX_C_SOURCE 200809L

#include "cworkbook.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xlsxwriter.h>

struct CWorkbook {
  lxw_workbook *book;
  lxw_worksheet *sheet;
  lxw_format *looks[CWORKBOOK_RED + 1];
  char *path;
};

// What the system says is told by the negative of its number.
static int system_status(void) { return errno ? -errno : -EIO; }

const char *cworkbook_words(int status) {
  return status < 0 ? strerror(-status) : lxw_strerror((lxw_error)status);
}

static const char *folder(void) {
  const char *folder = getenv("TMPDIR");
  return folder && *folder ? folder : "/tmp";
}

// The name of a new, empty file that nobody else may read; NULL with errno.
static char *new_file(void) {
  const char *name = "/fmap-workbook-XXXXXX";
  char *path = malloc(strlen(folder()) + strlen(name) + 1);
  if (!path) return NULL;
  strcpy(path, folder());
  strcat(path, name);
  const int descriptor = mkstemp(path);
  if (descriptor < 0) {
    const int code = errno;
    free(path);
    errno = code;
    return NULL;
  }
  close(descriptor);
  return path;
}

// The looks of cells. What is typed into a text cell stays as it is typed: 2007-06 becomes no date, =1 no formula.
static int add_looks(CWorkbook *book) {
  static const uint32_t fills[] = {[CWORKBOOK_YELLOW] = 0xFFF2CC, [CWORKBOOK_ORANGE] = 0xF8CBAD, [CWORKBOOK_RED] = 0xFFC7CE};
  for (int look = CWORKBOOK_HEADER; look <= CWORKBOOK_RED; look++) {
    lxw_format *format = workbook_add_format(book->book);
    if (!format) return 0;
    if (look == CWORKBOOK_HEADER) format_set_bold(format);
    if (look != CWORKBOOK_NUMBER) format_set_num_format(format, "@");
    if (look >= CWORKBOOK_YELLOW) format_set_bg_color(format, fills[look]);
    book->looks[look] = format;
  }
  return 1;
}

CWorkbook *cworkbook_new(const char *sheet, int *status) {
  CWorkbook *book = calloc(1, sizeof *book);
  errno = ENOMEM;
  if (book && (book->path = new_file())) {
    lxw_workbook_options options = {.tmpdir = (char *)folder()};
    book->book = workbook_new_opt(book->path, &options);
    book->sheet = book->book ? workbook_add_worksheet(book->book, sheet) : NULL;
    errno = ENOMEM;
    if (book->sheet && add_looks(book)) {
      lxw_doc_properties properties = {.created = 946684800};
      *status = workbook_set_properties(book->book, &properties);
      worksheet_freeze_panes(book->sheet, 1, 0);
      if (!*status) return book;
      cworkbook_free(book);
      return NULL;
    }
  }
  *status = system_status();
  cworkbook_free(book);
  return NULL;
}

int cworkbook_column(CWorkbook *book, uint16_t column, double width, CWorkbookLook look) {
  return worksheet_set_column(book->sheet, column, column, width, book->looks[look]);
}

int cworkbook_text(CWorkbook *book, uint32_t row, uint16_t column, const char *text, CWorkbookLook look) {
  return worksheet_write_string(book->sheet, row, column, text, book->looks[look]);
}

int cworkbook_number(CWorkbook *book, uint32_t row, uint16_t column, double number) {
  return worksheet_write_number(book->sheet, row, column, number, book->looks[CWORKBOOK_NUMBER]);
}

int cworkbook_note(CWorkbook *book, uint32_t row, uint16_t column, const char *text, uint16_t lines) {
  lxw_comment_options options = {.width = 480, .height = (uint16_t)(12 + 18 * lines), .font_size = 9};
  return worksheet_write_comment_opt(book->sheet, row, column, text, &options);
}

// The bytes of a file.
static CWorkbookBytes read_file(const char *path) {
  CWorkbookBytes out = {0};
  FILE *file = fopen(path, "rb");
  struct stat facts;
  if (!file || fstat(fileno(file), &facts)) {
    out.status = system_status();
  } else if (!(out.bytes = malloc((size_t)facts.st_size + 1))) {
    out.status = -ENOMEM;
  } else {
    errno = 0;
    out.count = fread(out.bytes, 1, (size_t)facts.st_size, file);
    if (out.count != (size_t)facts.st_size) out.status = system_status();
  }
  if (file) fclose(file);
  if (out.status) {
    free(out.bytes);
    out.bytes = NULL;
  }
  return out;
}

CWorkbookBytes cworkbook_close(CWorkbook *book) {
  CWorkbookBytes out = {.status = workbook_close(book->book)};
  // That has freed it, whatever it said.
  book->book = NULL;
  if (!out.status) out = read_file(book->path);
  cworkbook_free(book);
  return out;
}

void cworkbook_free(CWorkbook *book) {
  if (!book) return;
  if (book->book) lxw_workbook_free(book->book);
  if (book->path) unlink(book->path);
  free(book->path);
  free(book);
}

void cworkbook_free_bytes(uint8_t *bytes) { free(bytes); }
