// libxlsxwriter behind plain functions: it can only write to a file of a name, which is opened, read back and removed here.

#ifndef FMAP_CWORKBOOK_H
#define FMAP_CWORKBOOK_H

#include <stddef.h>
#include <stdint.h>

// A workbook of one sheet that is being made.
typedef struct CWorkbook CWorkbook;

// How a cell looks.
typedef enum {
  CWORKBOOK_HEADER,
  CWORKBOOK_TEXT,
  CWORKBOOK_NUMBER,
  CWORKBOOK_YELLOW,
  CWORKBOOK_ORANGE,
  CWORKBOOK_RED,
} CWorkbookLook;

// Bytes that the caller frees with cworkbook_free_bytes; the status is 0 where they are whole.
typedef struct {
  uint8_t *bytes;
  size_t count;
  int status;
} CWorkbookBytes;

// A new workbook, which cworkbook_close or cworkbook_free ends; NULL where there is no room for it on the disk or in memory.
CWorkbook *cworkbook_new(const char *sheet, int *status);

// The functions below give 0, or a status of which cworkbook_words has the words. Rows and columns count from 0.

// Gives a column its width, in letters, and new cells below it the look of text or numbers.
int cworkbook_column(CWorkbook *book, uint16_t column, double width, CWorkbookLook look);
// Writes a text, which is never taken for a formula, a number or an address.
int cworkbook_text(CWorkbook *book, uint32_t row, uint16_t column, const char *text, CWorkbookLook look);
int cworkbook_number(CWorkbook *book, uint32_t row, uint16_t column, double number);
// Adds a note of so many lines to a cell.
int cworkbook_note(CWorkbook *book, uint32_t row, uint16_t column, const char *text, uint16_t lines);

// The finished workbook. Its first row stays in view; it says that it was made in 2000, so that the same cells give the same bytes.
CWorkbookBytes cworkbook_close(CWorkbook *book);
// Ends a workbook that is not wanted.
void cworkbook_free(CWorkbook *book);
void cworkbook_free_bytes(uint8_t *bytes);

// A status in words.
const char *cworkbook_words(int status);

#endif
