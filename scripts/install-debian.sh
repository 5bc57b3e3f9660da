#!/usr/bin/env bash
# Installs what some tests need beyond Python packages: a browser for the tests of brief.html, Java
# for those of weighing on Spark, PostgreSQL for those of a team's case, and what PyICU is built with
# for those of FollowTheMoney.
# On Debian and its kin; elsewhere, or without the right to install, it says so and changes nothing.
set -euo pipefail

packages=()
browser=$(command -v chromium chromium-browser google-chrome | head -n 1 || true)
if [ -n "$browser" ]; then echo "a browser is there: $browser"; else packages+=(chromium); fi
java=$(command -v java || true)
if [ -n "$java" ]; then echo "Java is there: $java"; else packages+=(openjdk-17-jre-headless); fi
postgres=$(compgen -G '/usr/lib/postgresql/*/bin/initdb' | tail -n 1 || true)
if [ -n "$postgres" ]; then echo "PostgreSQL is there: $postgres"; else packages+=(postgresql); fi
if command -v pkg-config g++ > /dev/null && pkg-config --exists icu-i18n; then
  echo "ICU is there: $(pkg-config --modversion icu-i18n)"
else
  packages+=(libicu-dev pkg-config g++)
fi
if [ ${#packages[@]} -eq 0 ]; then exit 0; fi

skipped="or the tests that need them are skipped by name"
if ! command -v apt-get > /dev/null; then
  echo "no apt-get here: install ${packages[*]} by hand, $skipped" >&2
  exit 0
fi
sudo=""
if [ "$(id -u)" -ne 0 ]; then
  sudo="sudo -n"
  if ! $sudo true 2> /dev/null; then
    echo "no right to install: ask for ${packages[*]}, $skipped" >&2
    exit 0
  fi
fi
export DEBIAN_FRONTEND=noninteractive
$sudo apt-get update -q || true
for package in "${packages[@]}"; do
  if ! $sudo apt-get install -y -q --no-install-recommends "$package"; then
    echo "$package could not be installed: the tests that need it are skipped by name" >&2
  fi
done
