#!/usr/bin/env bash
# Makes requirements.lock: every package, at the version that a fresh install takes today.
set -euo pipefail
cd "$(dirname "$0")/.."

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check '.[dev]'
{
  echo "# Every package that '.[dev]' brings, as tested. Made by scripts/lock.sh; do not edit."
  echo "# Use: pip install -c requirements.lock ."
  "$work/venv/bin/pip" freeze --disable-pip-version-check --exclude thurloe | grep -E '^[A-Za-z0-9._-]+==' | LC_ALL=C sort -f
} > requirements.lock
echo "wrote requirements.lock: $(grep -c == requirements.lock) packages"
