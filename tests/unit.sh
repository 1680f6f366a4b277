#!/bin/sh
# tests/unit.sh PROGRAM...: runs cmocka programs and counts their tests. One that fails shows all it said.
# $WRAP is a command to run them under.
set -u

passed=0 failed=0 skipped=0
out=$(mktemp) || exit 1
trap 'rm -f "$out"' EXIT

for program; do
    # shellcheck disable=SC2086 # WRAP is a command with its options: valgrind
    CMOCKA_MESSAGE_OUTPUT=TAP ${WRAP:-} "$program" >"$out" 2>&1
    status=$?
    ok=$(grep -c '^ok' "$out")
    bad=$(grep -c '^not ok' "$out")
    skip=$(grep -c '^ok.*# SKIP' "$out")
    # A program that died, or that says nothing, has failed too.
    if [ "$bad" -eq 0 ] && { [ "$status" -ne 0 ] || [ "$ok" -eq 0 ]; }; then
        bad=1
    fi
    if [ "$bad" -gt 0 ]; then
        cat "$out"
        printf 'FAILED: %s (status %s)\n' "$program" "$status"
    else
        printf 'ok: %s (%s)\n' "${program##*/}" "$ok"
    fi
    passed=$((passed + ok - skip)) failed=$((failed + bad)) skipped=$((skipped + skip))
done

printf '%s passed, %s failed' "$passed" "$failed"
[ "$skipped" -eq 0 ] || printf ', %s skipped' "$skipped"
echo
[ "$failed" -eq 0 ]
