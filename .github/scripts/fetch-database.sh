#!/usr/bin/env bash
# Fetches the newest database of the release $RELEASE as benchmark_db.duckdb; leaves nothing where none is kept.
set -euo pipefail

if ! gh release view "$RELEASE" --json tagName >/dev/null 2>release-error; then
  if grep -q 'release not found' release-error; then
    echo "No release $RELEASE yet: starting without a database."
    exit 0
  fi
  cat release-error >&2
  exit 1
fi

newest=$(gh release view "$RELEASE" --json assets \
  --jq '[.assets[] | select(.name | test("^benchmark_db\\..*duckdb$"))] | sort_by(.createdAt) | last | .name // ""')
if [ -z "$newest" ]; then
  echo "The release $RELEASE keeps no database yet."
  exit 0
fi
gh release download "$RELEASE" --pattern "$newest" --output benchmark_db.duckdb
echo "Using $newest of the release $RELEASE."
