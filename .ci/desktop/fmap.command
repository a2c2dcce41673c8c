#!/bin/sh
# macOS: a double click on this file opens fmap studio in the browser. It may lie anywhere, on the desktop too.
here=$(dirname -- "$0")
for fmap in "$here/fmap" /opt/homebrew/bin/fmap /usr/local/bin/fmap "$HOME/.local/bin/fmap"; do
  if [ -f "$fmap" ] && [ -x "$fmap" ]; then exec "$fmap" studio; fi
done
echo "没有找到 fmap。请管电脑的同事按 README.zh.md 安装，再双击这个文件。"
echo "fmap is not there. README.md says how it is installed; then double-click this file again."
exit 1
