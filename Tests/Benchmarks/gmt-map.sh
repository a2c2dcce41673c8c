#!/bin/sh
# A map as GMT draws it: land, great circles, dots and names beside them. GMT 6.4 writes PDF and PNG through Ghostscript, no SVG.
# Usage: gmt-map.sh FOLDER pdf|png, where FOLDER has land.gmt, links.txt, dots.txt and names.txt; it writes map.pdf or map.png there.
set -eu
cd "$1"
export GMT_SESSION_NAME=$$ GMT_USERDIR="$1"
gmt begin map "$2" E96
gmt set MAP_FRAME_PEN 0p,white
gmt plot land.gmt -Rg -JQ150/50.8c -Gwhite -W0.25p,gray -B0
gmt plot links.txt -W1.2p,red
gmt plot dots.txt -Sc0.12c -Gblack
gmt text names.txt -F+f11p+jLM -D0.2c/0
gmt end
