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
    # A skipped test is "ok # SKIP" in the protocol, and "not ok # SKIP" in some versions of cmocka.
    skip=$(grep -cE '^(not )?ok.*# SKIP' "$out")
    ok=$(grep -v '# SKIP' "$out" | grep -c '^ok')
    bad=$(grep -v '# SKIP' "$out" | grep -c '^not ok')
    # A program that died, or that says nothing, has failed too.
    if [ "$bad" -eq 0 ] && { [ "$status" -ne 0 ] || [ $((ok + skip)) -eq 0 ]; }; then
        bad=1
    fi
    if [ "$bad" -gt 0 ]; then
        cat "$out"
        printf 'FAILED: %s (status %s)\n' "$program" "$status"
    else
        printf 'ok: %s (%s)\n' "${program##*/}" "$ok"
        sed -n 's/^.*# SKIP/skipped:/p' "$out"
    fi
    passed=$((passed + ok)) failed=$((failed + bad)) skipped=$((skipped + skip))
done

printf '%s passed, %s failed' "$passed" "$failed"
[ "$skipped" -eq 0 ] || printf ', %s skipped' "$skipped"
echo
[ "$failed" -eq 0 ]
