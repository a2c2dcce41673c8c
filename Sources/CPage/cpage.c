// The stylesheet and the script of the interactive page, compiled in, so that the program needs nothing beside it.

#include "cpage.h"

static const unsigned char style_bytes[] = {
#embed "page.css"
};
static const unsigned char script_bytes[] = {
#embed "page.js"
};

PageFile cpage_style(void) { return (PageFile){style_bytes, sizeof style_bytes}; }
PageFile cpage_script(void) { return (PageFile){script_bytes, sizeof script_bytes}; }
