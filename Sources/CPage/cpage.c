// Stylesheets and scripts of the interactive page and of the page of many maps, compiled in, so that the program needs nothing beside it.

#include "cpage.h"

static const unsigned char style_bytes[] = {
#embed "style/base.css" suffix(, )
#embed "style/map.css" suffix(, )
#embed "style/card.css" suffix(, )
#embed "style/controls.css" suffix(, )
#embed "style/find.css" suffix(, )
#embed "style/table.css" suffix(, )
#embed "style/wall.css" suffix(, )
#embed "style/larger.css" suffix(, )
#embed "style/narrow.css" suffix(, )
#embed "style/long.css" suffix(, )
#embed "style/share.css" suffix(, )
#embed "style/frame.css" suffix(, )
#embed "style/story.css" suffix(, )
#embed "style/kiosk.css" suffix(, )
#embed "style/print.css" suffix(, )
};

// The files of a script stand in one function, so that nothing of theirs is seen outside: `(() => {"use strict";` and `})();`. What
// is used at once comes before its use.
#define OPENING '(', '(', ')', '=', '>', '{', '"', 'u', 's', 'e', ' ', 's', 't', 'r', 'i', 'c', 't', '"', ';', '\n',
#define CLOSING '}', ')', '(', ')', ';', '\n',

static const unsigned char script_bytes[] = {
    OPENING
#embed "script/nodes.js" suffix(, )
#embed "script/marks.js" suffix(, )
#embed "script/names.js" suffix(, )
#embed "script/words.js" suffix(, )
#embed "script/say.js" suffix(, )
#embed "script/time.js" suffix(, )
#embed "script/table.js" suffix(, )
#embed "script/han.js" suffix(, )
#embed "script/plain.js" suffix(, )
#embed "script/filters.js" suffix(, )
#embed "script/counters.js" suffix(, )
#embed "script/suggest.js" suffix(, )
#embed "script/card.js" suffix(, )
#embed "script/wall.js" suffix(, )
#embed "script/larger.js" suffix(, )
#embed "script/story.js" suffix(, )
#embed "script/keyboard.js" suffix(, )
#embed "script/zoom.js" suffix(, )
#embed "script/fly.js" suffix(, )
#embed "script/address.js" suffix(, )
#embed "script/share/picture.js" suffix(, )
#embed "script/share/share.js" suffix(, )
#embed "script/shade.js" suffix(, )
#embed "script/large.js" suffix(, )
#embed "script/share/frame.js" suffix(, )
#embed "script/kiosk.js" suffix(, )
#embed "script/page.js" suffix(, )
    CLOSING
};

// The page of many maps: what it shares with a map's page, and its own.
static const unsigned char index_style_bytes[] = {
#embed "style/base.css" suffix(, )
#embed "style/index/index.css" suffix(, )
};

static const unsigned char index_script_bytes[] = {
    OPENING
#embed "script/nodes.js" suffix(, )
#embed "script/words.js" suffix(, )
#embed "script/han.js" suffix(, )
#embed "script/plain.js" suffix(, )
#embed "script/shade.js" suffix(, )
#embed "script/index/index.js" suffix(, )
    CLOSING
};

PageFile cpage_style(void) { return (PageFile){style_bytes, sizeof style_bytes}; }
PageFile cpage_script(void) { return (PageFile){script_bytes, sizeof script_bytes}; }
PageFile cpage_index_style(void) { return (PageFile){index_style_bytes, sizeof index_style_bytes}; }
PageFile cpage_index_script(void) { return (PageFile){index_script_bytes, sizeof index_script_bytes}; }
