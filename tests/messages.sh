#!/bin/sh
# tests/messages.sh: has each language of po/ a translation for everything that the program says?
set -u

cd "$(dirname "$0")/.." || exit 1
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
passed=0 failed=0

make --no-print-directory BUILD="$work" "$work/esite.pot" >"$work/said" 2>&1 || {
    cat "$work/said"
    exit 1
}
for po in po/*.po; do
    [ -e "$po" ] || continue
    msgmerge --quiet --no-fuzzy-matching -o "$work/merged.po" "$po" "$work/esite.pot"
    msgattrib --untranslated --no-obsolete --no-wrap "$work/merged.po" >"$work/missing"
    msgattrib --only-fuzzy --no-obsolete --no-wrap "$work/merged.po" >>"$work/missing"
    if [ -s "$work/missing" ]; then
        sed -n 's/^msgid /not translated: /p' "$work/missing" | grep -v ' ""$'
        echo "FAILED: $po is not complete: make messages, then translate what is empty or fuzzy"
        failed=$((failed + 1))
    elif ! msgfmt --check -o /dev/null "$po"; then
        echo "FAILED: $po is not sound"
        failed=$((failed + 1))
    else
        passed=$((passed + 1))
    fi
done

printf '%s passed, %s failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ]
