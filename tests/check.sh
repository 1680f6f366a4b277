#!/bin/sh
# tests/check.sh SUITE...: runs each suite, a shell command, and ends with one line that counts them all.
#
# A suite's own last line says "N passed, N failed" and, where it applies, ", N skipped". It is added up and not shown.
# A suite that fails without counting a failure, or counts nothing, is one failure.
set -u

for suite; do
    echo "== ${suite%% *}"
    sh -c "$suite" 2>&1
    echo "== status $?"
done | awk '
    /^[0-9]+ passed, [0-9]+ failed(, [0-9]+ skipped)?$/ {
        passed += $1; failed += $3; skipped += $5; counted = 1; bad = $3
        next
    }
    /^== status [0-9]+$/ {
        if (!counted || ($3 != 0 && !bad)) {
            print "FAILED: " suite " (status " $3 ")"
            failed++
        }
        next
    }
    /^== / { suite = substr($0, 4); counted = bad = 0 }
    { print; fflush() }
    END {
        printf "%d passed, %d failed", passed, failed
        if (skipped) printf ", %d skipped", skipped
        print ""
        exit failed > 0
    }'
