#!/usr/bin/env bash
# Adds the files of results/ to benchmark_db.duckdb of this job, and writes report/ and the summary of the job.
set -euo pipefail

mkdir -p report results
links=()
if [ -n "${SITE:-}" ]; then links=(--site "$SITE"); fi

npx --no-install accelerate-bench --db benchmark_db.duckdb migrate results --report report/migration.md --report report/migration.json
npx --no-install accelerate-bench --db benchmark_db.duckdb report --format html --output report/report.html
# A comment may have 65,536 characters, the summary of a job 1 MiB.
npx --no-install accelerate-bench --db benchmark_db.duckdb report --format markdown --max-bytes 40000 "${links[@]}" --output report/report.md
cat report/report.md > report/comment.md
{
  echo
  echo '<details><summary>What was added</summary>'
  echo
  head -c 15000 report/migration.md
  echo
  echo '</details>'
} >> report/comment.md
cat report/comment.md >> "${GITHUB_STEP_SUMMARY:-/dev/stdout}"
