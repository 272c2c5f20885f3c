#!/usr/bin/env bash
# Adds the files of results/ to benchmark_db.duckdb of this job, and writes report/ and the summary of the job.
# A file that is rejected fails nothing: the report tells it, with the reason.
set -euo pipefail

mkdir -p report results
if [ -z "$(find results -type f -print -quit)" ]; then
  echo '::warning::No artifact with result files was found; the report tells what is kept already.'
fi

node dist/cli/main.js --db benchmark_db.duckdb migrate results --report report/migration.md --report report/migration.json
node dist/cli/main.js --db benchmark_db.duckdb report --format html --output report/report.html
links=()
if [ -n "${SITE:-}" ]; then links=(--site "$SITE"); fi
# A comment may have 65,536 characters, the summary of a job 1 MiB.
node dist/cli/main.js --db benchmark_db.duckdb report --format markdown --max-bytes 40000 "${links[@]}" --output report/report.md
node .github/scripts/comment.mjs > report/comment.md
cat report/comment.md >> "${GITHUB_STEP_SUMMARY:-/dev/stdout}"
