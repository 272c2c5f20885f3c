#!/usr/bin/env bash
# Fetches the newest database of the release $RELEASE as benchmark_db.duckdb; leaves nothing where none is kept.
set -euo pipefail

if ! view=$(gh release view "$RELEASE" --json assets 2>&1); then
  if [[ "$view" == *'release not found'* ]]; then
    echo "No release $RELEASE yet: starting without a database."
    exit 0
  fi
  echo "$view" >&2
  exit 1
fi

kept=$(node .github/scripts/kept-databases.mjs <<<"$view")
newest=${kept%%$'\n'*}
if [ -z "$newest" ]; then
  echo "The release $RELEASE keeps no database yet."
  exit 0
fi
gh release download "$RELEASE" --pattern "$newest" --output benchmark_db.duckdb
echo "Using $newest of the release $RELEASE."
