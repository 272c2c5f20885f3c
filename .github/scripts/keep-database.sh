#!/usr/bin/env bash
# Adds the files of results/ to benchmark_db.duckdb and uploads it to the release $RELEASE beside the earlier ones, of which three are kept.
set -euo pipefail

mkdir -p results
npx --no-install accelerate-bench --db benchmark_db.duckdb migrate results

if ! gh release view "$RELEASE" --json tagName >/dev/null 2>&1; then
  gh release create "$RELEASE" --latest=false --title 'Benchmark data' --notes 'The benchmark database, newest last. Written by a workflow.'
fi

name="benchmark_db.$(date -u +%Y%m%dT%H%M%SZ).duckdb"
cp benchmark_db.duckdb "$name"
gh release upload "$RELEASE" "$name"

gh release view "$RELEASE" --json assets \
  --jq '[.assets[] | select(.name | test("^benchmark_db\\..*duckdb$"))] | sort_by(.createdAt) | reverse | .[3:] | .[].name' |
  while IFS= read -r old; do
    gh release delete-asset "$RELEASE" "$old" --yes
  done
