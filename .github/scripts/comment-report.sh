#!/usr/bin/env bash
# Comments report/comment.md on the pull request, or renews the comment of an earlier run; comments of others stay.
set -euo pipefail

comments="repos/$GH_REPO/issues/$PULL_REQUEST/comments"
earlier=$(gh api --paginate "$comments?per_page=100" \
  --jq '.[] | select(.user.login == "github-actions[bot]" and (.body | startswith("<!-- accelerate-bench report -->"))) | .id')
newest=${earlier##*$'\n'}
if [ -n "$newest" ]; then
  gh api --silent --method PATCH "repos/$GH_REPO/issues/comments/$newest" --field body=@report/comment.md
else
  gh api --silent --method POST "$comments" --field body=@report/comment.md
fi
