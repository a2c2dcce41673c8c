#!/bin/sh
# Runs the readers of files under the address sanitizer, and everything that draws under the address and the thread sanitizer.
# Usage: sanitize.sh SEED COUNT, each reader on COUNT damaged files. Ends with an error when a sanitizer reports something.
set -eu
seed=$1 count=$2
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# What fontconfig and GLib keep until the end is no leak of ours, and what they do inside without instruments no race.
export ASAN_OPTIONS=detect_leaks=0:exitcode=99 TSAN_OPTIONS=ignore_noninstrumented_modules=1:exitcode=99
# The fuzzer's limits of time and memory are for a program without a sanitizer.
export FUZZ_SLACK=40

draw() {
  "$1" check >"$work/check.txt"
  "$1" render --width 640 --height 360 --quiet -o "$work/a.svg" -o "$work/a.png" -o "$work/a.pdf" -o "$work/a.html"
  "$1" animate --from 2012 --width 640 --height 360 --quiet -o "$work/frames"
  "$1" animate --from 2018 --tween 2 --width 640 --height 360 --quiet -o "$work/b.gif"
  "$1" gif "$work/frames" --quiet -o "$work/a.gif"
  "$1" render "$work/pairs.csv" --each-hub --jobs 4 --format svg,png,pdf,html --width 640 --height 360 --quiet -o "$work/hubs"
  rm -rf "$work/frames" "$work/hubs"
}

python3 Tests/Referees/pair_tables.py 12 40 "$work/pairs.csv"

for sanitizer in address thread; do
  swift build --sanitize="$sanitizer" --scratch-path ".build-$sanitizer" --product fmap
  draw ".build-$sanitizer/debug/fmap"
  echo "drawing: the $sanitizer sanitizer reports nothing"
done
swift build --sanitize=address --scratch-path .build-address --product fuzz
.build-address/debug/fuzz "$seed" "$count"
echo "readers: the address sanitizer reports nothing"
