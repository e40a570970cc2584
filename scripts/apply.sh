#!/usr/bin/env bash
# Applies in a pipeline: ends in good order when the run is cancelled or takes too long, and says what a status means.
#   ALLOW holds the ids of dangerous changes that are meant, with `; ` between them, as GitHub's form has one line, or one a line
#   LANDFALL_LIMIT is how long an apply may take, shorter than the session of the role
#   exec scripts/apply.sh   (GitHub signals only the step's own process, so nothing may stand between)
set -uo pipefail
allowed=()
ids=${ALLOW:-}
while read -r id; do
  if [ -n "$id" ]; then allowed+=(--allow "$id"); fi
done <<<"${ids//; /$'\n'}"

# In the foreground bash would hear no signal before Landfall has ended.
timeout --foreground --preserve-status --signal=TERM "${LANDFALL_LIMIT:-100m}" \
  node "${LANDFALL_BIN:-bin/landfall}" apply --auto-approve "${allowed[@]}" "$@" &
run=$!
trap 'kill -TERM "$run" 2>/dev/null' INT TERM HUP
wait "$run"
status=$?
# A signal ends `wait`, not Landfall, which still has to write states and give back locks.
while kill -0 "$run" 2>/dev/null; do
  wait "$run"
  status=$?
done

case $status in
0) ;;
3) echo '::error title=Review wanted::What was shown is applied. What could only be planned afterwards wants a review: see the list above, then run this workflow again by hand.' ;;
64) echo '::error title=Wrong usage::Landfall did not understand the command line; nothing was applied.' ;;
129 | 130 | 143) echo '::error title=Interrupted::The apply was cancelled or took too long. What was applied stays; run this workflow again, it goes on from there.' ;;
*) echo '::error title=Not applied::See above. What was applied before the failure stays.' ;;
esac
exit "$status"
