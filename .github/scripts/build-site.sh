#!/usr/bin/env bash
# Puts benchmark_db.duckdb into the built site, in site/; without one the site shows its demonstration.
set -euo pipefail

if [ ! -f benchmark_db.duckdb ]; then
  echo 'No database: publishing the demonstration.'
  cp -r dist/site site
  exit 0
fi
options=()
if [ -n "${SINCE:-}" ]; then options+=(--since "$SINCE"); fi
if [ "${ROLL_UP:-false}" = true ]; then options+=(--roll-up day); fi
# It reads the written database again, and fails when a cell has another state than in the whole one.
node dist/cli/main.js --db benchmark_db.duckdb publish --output site --force "${options[@]}"
