#!/usr/bin/env bash
# Installs what some tests need beyond Python packages: a browser for the tests of brief.html.
# On Debian and its kin; elsewhere, or without the right to install, it says so and changes nothing.
set -euo pipefail

for browser in chromium chromium-browser google-chrome; do
  if command -v "$browser" > /dev/null; then
    echo "a browser is there: $browser"
    exit 0
  fi
done
if ! command -v apt-get > /dev/null; then
  echo "no apt-get here: install chromium by hand, or the browser tests are skipped by name" >&2
  exit 0
fi
sudo=""
if [ "$(id -u)" -ne 0 ]; then
  sudo="sudo -n"
  if ! $sudo true 2> /dev/null; then
    echo "no right to install: ask for chromium, or the browser tests are skipped by name" >&2
    exit 0
  fi
fi
export DEBIAN_FRONTEND=noninteractive
if ! { $sudo apt-get update -q && $sudo apt-get install -y -q --no-install-recommends chromium; }; then
  echo "chromium could not be installed: the browser tests are skipped by name" >&2
fi
