#!/bin/sh
# tests/messages.sh: has each language of po/ a translation for everything that the program says, and is it found?
set -u

cd "$(dirname "$0")/.." || exit 1
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
passed=0 failed=0 skipped=0

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

# says LOCALE TEXT: does the program that was built, called from elsewhere, greet with this text in this locale?
says() {
    program=$(realpath "${ESITE:-build/esite}")
    if (cd / && env -u LANGUAGE LOCPATH="$work" LC_ALL="$1" "$program" help) | head -n 1 | grep -q "$2"; then
        passed=$((passed + 1))
    else
        echo "FAILED: in the locale $1 help does not begin with \"$2\""
        failed=$((failed + 1))
    fi
}

# For the language of messages a locale's name is enough.
if cp -R /usr/lib/locale/C.utf8 "$work/fi_FI.UTF-8" && cp -R /usr/lib/locale/C.utf8 "$work/sv_SE.UTF-8"; then
    says fi_FI.UTF-8 'esite tekee'
    says sv_SE.UTF-8 'esite makes'
else
    echo 'skipped: no C.utf8 in /usr/lib/locale to make a Finnish locale of'
    skipped=1
fi
says C 'esite makes'

printf '%s passed, %s failed, %s skipped\n' "$passed" "$failed" "$skipped"
[ "$failed" -eq 0 ]
