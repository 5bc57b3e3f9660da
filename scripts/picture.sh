#!/usr/bin/env bash
# Makes the picture of the README: a brief of the ferry example, in a headless browser.
# Needs chromium (scripts/install-debian.sh) and thurloe on the PATH or in .venv.
set -euo pipefail
cd "$(dirname "$0")/.."

PATH="$PWD/.venv/bin:$PATH"
browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

thurloe brief examples/ferry/ --title "The loss of the Maid of Orran" --quiet -o "$work/brief.html"
mkdir -p docs/img
"$browser" --headless --no-sandbox --disable-gpu --hide-scrollbars --force-device-scale-factor=1 \
  --user-data-dir="$work/profile" --window-size=1280,1400 \
  --screenshot="$PWD/docs/img/brief.png" "file://$work/brief.html"
echo "wrote docs/img/brief.png"
