#!/usr/bin/env bash
# Writes a report into a pull request: over the comment that begins with the same mark, or as a new one.
#   GH_TOKEN, GITHUB_REPOSITORY and NUMBER (of the pull request) must be set
#   scripts/comment.sh plan.md landfall:report
set -euo pipefail
file=$1
mark="<!-- $2 -->"
comments="repos/$GITHUB_REPOSITORY/issues/$NUMBER/comments"
id=$(gh api --paginate "$comments" \
  --jq ".[] | select(.user.type == \"Bot\" and (.body | startswith(\"$mark\"))) | .id" | head -n 1)
if [ -n "$id" ]; then
  gh api --method PATCH "repos/$GITHUB_REPOSITORY/issues/comments/$id" --field "body=@$file" --silent
else
  gh api --method POST "$comments" --field "body=@$file" --silent
fi
