#!/usr/bin/env bash
# Adds the files of results/ to benchmark_db.duckdb and uploads it to the release $RELEASE beside the earlier ones.
# Three are kept; nothing is deleted before the new one is there, and nothing is uploaded where nothing is new.
set -euo pipefail

fetched=false
if [ -f benchmark_db.duckdb ]; then fetched=true; fi

mkdir -p results
node dist/cli/main.js --db benchmark_db.duckdb migrate results --report migration.json
stored=$(node -p 'JSON.parse(fs.readFileSync("migration.json", "utf8")).results')
if [ "$stored" -eq 0 ]; then
  echo 'Nothing new: the release stays as it is.'
  if [ "$fetched" = false ]; then rm -f benchmark_db.duckdb; fi
  exit 0
fi

if view=$(gh release view "$RELEASE" --json assets 2>/dev/null); then
  if [ "$fetched" = false ] && [ -n "$(node .github/scripts/kept-databases.mjs <<<"$view")" ]; then
    echo "::error::The release $RELEASE keeps a database that was not fetched; run this job again." >&2
    exit 1
  fi
else
  gh release create "$RELEASE" --latest=false --title 'Benchmark data' --notes 'The benchmark database, newest last. Written by a workflow.'
fi

name="benchmark_db.$(date -u +%Y%m%dT%H%M%SZ).duckdb"
cp benchmark_db.duckdb "$name"
gh release upload "$RELEASE" "$name"
echo "Kept as $name of the release $RELEASE."

view=$(gh release view "$RELEASE" --json assets)
node .github/scripts/kept-databases.mjs <<<"$view" | tail -n +4 | while IFS= read -r old; do
  gh release delete-asset "$RELEASE" "$old" --yes
done
