// The page of fmap studio, compiled in, so that the program needs nothing beside it.

#include "cstudio.h"

static const unsigned char page_bytes[] = {
#embed "index.html"
};

static const unsigned char icon_bytes[] = {
#embed "icon.svg"
};

static const unsigned char land_bytes[] = {
#embed "../../geodata/natural-earth/ne_110m_land.shp"
};

static const unsigned char style_bytes[] = {
#embed "style/base.css" suffix(, )
#embed "style/frame.css" suffix(, )
#embed "style/forms.css" suffix(, )
#embed "style/list.css" suffix(, )
#embed "style/panel.css" suffix(, )
#embed "style/preview.css" suffix(, )
#embed "style/save.css" suffix(, )
#embed "style/narrow.css" suffix(, )
};

// The files stand in one function, so that nothing of theirs is seen outside: `(() => {"use strict";` and `})();`. What is
// used at once comes before its use.
static const unsigned char script_bytes[] = {
    '(', '(', ')', '=', '>', '{', '"', 'u', 's', 'e', ' ', 's', 't', 'r', 'i', 'c', 't', '"', ';', '\n',
#embed "script/dom.js" suffix(, )
#embed "script/words.js" suffix(, )
#embed "script/words/list.js" suffix(, )
#embed "script/words/place.js" suffix(, )
#embed "script/words/map.js" suffix(, )
#embed "script/words/look.js" suffix(, )
#embed "script/words/save.js" suffix(, )
#embed "script/state.js" suffix(, )
#embed "script/history.js" suffix(, )
#embed "script/server.js" suffix(, )
#embed "script/status.js" suffix(, )
#embed "script/events.js" suffix(, )
#embed "script/dialog.js" suffix(, )
#embed "script/given.js" suffix(, )
#embed "script/files.js" suffix(, )
#embed "script/paste.js" suffix(, )
#embed "script/open.js" suffix(, )
#embed "script/works.js" suffix(, )
#embed "script/beginning.js" suffix(, )
#embed "script/review.js" suffix(, )
#embed "script/chips.js" suffix(, )
#embed "script/columns.js" suffix(, )
#embed "script/grid.js" suffix(, )
#embed "script/gridkeys.js" suffix(, )
#embed "script/edit.js" suffix(, )
#embed "script/answers.js" suffix(, )
#embed "script/angle.js" suffix(, )
#embed "script/land.js" suffix(, )
#embed "script/panel.js" suffix(, )
#embed "script/ways.js" suffix(, )
#embed "script/pick.js" suffix(, )
#embed "script/list.js" suffix(, )
#embed "script/colours.js" suffix(, )
#embed "script/preview.js" suffix(, )
#embed "script/missing.js" suffix(, )
#embed "script/warnings.js" suffix(, )
#embed "script/fields.js" suffix(, )
#embed "script/hub.js" suffix(, )
#embed "script/kinds.js" suffix(, )
#embed "script/claims.js" suffix(, )
#embed "script/map.js" suffix(, )
#embed "script/theme.js" suffix(, )
#embed "script/look.js" suffix(, )
#embed "script/looks.js" suffix(, )
#embed "script/save.js" suffix(, )
#embed "script/jobs.js" suffix(, )
#embed "script/record.js" suffix(, )
#embed "script/steps.js" suffix(, )
#embed "script/start.js" suffix(, )
    '}', ')', '(', ')', ';', '\n',
};

StudioFile cstudio_page(void) { return (StudioFile){page_bytes, sizeof page_bytes}; }
StudioFile cstudio_script(void) { return (StudioFile){script_bytes, sizeof script_bytes}; }
StudioFile cstudio_style(void) { return (StudioFile){style_bytes, sizeof style_bytes}; }
StudioFile cstudio_icon(void) { return (StudioFile){icon_bytes, sizeof icon_bytes}; }
StudioFile cstudio_land(void) { return (StudioFile){land_bytes, sizeof land_bytes}; }
