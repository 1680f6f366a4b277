#!/bin/sh
# tests/golden.sh [--bless [--yes]] [CASE...]: compares what the program does with what it did when someone looked.
#
# A case is a folder of tests/golden/ with
#   cmd              a shell command; $ESITE is the program
#   expected.out     its standard output (no file: nothing)
#   expected.err     its standard error (no file: nothing)
#   expected.status  its exit status (no file: 0)
#   expected.NAME    the file NAME that it writes; a file written without one is a failure
#   known-bad        when it exists: why the case fails for now; once it passes, this file is to go
# and whatever else the command reads. It runs in a copy of its folder, in a tree where the project's own folders are where
# they always are, so paths in messages are relative and the same everywhere. Status 77 means skipped.
#
# --bless shows each difference, asks, and then takes what came out as what is expected; --yes does not ask.
set -u

root=$(cd "$(dirname "$0")/.." && pwd) || exit 1
bless=false ask=true
while [ $# -gt 0 ]; do
    case $1 in
    --bless) bless=true ;;
    --yes) ask=false ;;
    -*) echo "tests/golden.sh: unknown option $1" >&2; exit 2 ;;
    *) break ;;
    esac
    shift
done
[ $# -gt 0 ] || set -- "$root"/tests/golden/*/

program=${ESITE:-$root/build/esite}
case $program in /*) ;; *) program=$PWD/$program ;; esac
if [ ! -x "$program" ]; then
    echo "tests/golden.sh: no program at $program: run make first" >&2
    exit 1
fi

work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
mkdir -p "$work/tests/golden"
: >"$work/nothing"
echo 0 >"$work/zero"
for entry in "$root"/*; do
    [ "${entry##*/}" = tests ] || ln -s "$entry" "$work/"
done
for entry in "$root"/tests/*; do
    [ "${entry##*/}" = golden ] || ln -s "$entry" "$work/tests/"
done

# run NAME: what the case says, writes and ends with, as the files of $work/got.
run() {
    rm -rf "$work/tests/golden/$1" "$work/got" "$work/diff"
    cp -R "$root/tests/golden/$1" "$work/tests/golden/$1"
    mkdir "$work/got"
    (
        cd "$work/tests/golden/$1" || exit 1
        export LC_ALL=C TZ=UTC ESITE="$program" ESITE_DATA=../../..
        export SOURCE_DATE_EPOCH=1598918400 # 2020-09-01
        unset LANGUAGE NO_COLOR COLUMNS
        sh ./cmd >"$work/got/out" 2>"$work/got/err" </dev/null
        echo $? >"$work/got/status"
    )
    # What the command wrote, beside what it says
    for file in "$work/tests/golden/$1"/*; do
        thing=${file##*/}
        [ -e "$root/tests/golden/$1/$thing" ] || mv "$file" "$work/got/$thing"
    done
}

# names NAME: each thing that came out or was expected.
names() {
    for file in "$work"/got/* "$root/tests/golden/$1"/expected.*; do
        [ ! -e "$file" ] || printf '%s\n' "${file##*/}"
    done | sed 's/^expected\.//' | sort -u
}

# compare NAME: what differs goes into $work/diff; false when something does.
compare() {
    for thing in $(names "$1"); do
        expected=$root/tests/golden/$1/expected.$thing
        if [ ! -e "$expected" ]; then
            case $thing in
            out | err) expected=$work/nothing ;;
            status) expected=$work/zero ;;
            *) echo "written, but not expected: $thing"; continue ;;
            esac
        elif [ ! -e "$work/got/$thing" ]; then
            echo "expected, but not written: $thing"
            continue
        fi
        diff -u --label "expected.$thing" --label "got $thing" "$expected" "$work/got/$thing"
    done >"$work/diff"
    [ ! -s "$work/diff" ]
}

# take NAME: what came out becomes what is expected.
take() {
    rm -f "$root/tests/golden/$1"/expected.*
    for file in "$work"/got/*; do
        thing=${file##*/}
        case $thing in
        out | err) [ -s "$file" ] || continue ;;
        status) [ "$(cat "$file")" != 0 ] || continue ;;
        esac
        cp "$file" "$root/tests/golden/$1/expected.$thing"
    done
}

agreed() {
    $ask || return 0
    printf 'Take this as expected for %s? [y/N] ' "$1"
    read -r answer </dev/tty || return 1
    [ "$answer" = y ]
}

passed=0 failed=0 skipped=0
for folder; do
    name=${folder%/}
    name=${name##*/}
    if [ ! -f "$root/tests/golden/$name/cmd" ]; then
        [ "$name" = '*' ] && continue # there are no cases at all
        echo "FAILED: golden/$name: there is no such case with a cmd file"
        failed=$((failed + 1))
        continue
    fi
    run "$name"
    if [ "$(cat "$work/got/status")" = 77 ]; then
        echo "skipped: golden/$name: $(cat "$work/got/err")"
        skipped=$((skipped + 1))
    elif compare "$name"; then
        if [ -e "$root/tests/golden/$name/known-bad" ]; then
            echo "FAILED: golden/$name passes now: remove its known-bad file"
            failed=$((failed + 1))
        else
            passed=$((passed + 1))
        fi
    elif [ -e "$root/tests/golden/$name/known-bad" ]; then
        echo "known bad: golden/$name: $(cat "$root/tests/golden/$name/known-bad")"
        skipped=$((skipped + 1))
    else
        cat "$work/diff"
        if $bless && agreed "golden/$name"; then
            take "$name"
            echo "blessed: golden/$name"
            passed=$((passed + 1))
        else
            echo "FAILED: golden/$name"
            failed=$((failed + 1))
        fi
    fi
done

printf '%s passed, %s failed' "$passed" "$failed"
[ "$skipped" -eq 0 ] || printf ', %s skipped' "$skipped"
echo
[ "$failed" -eq 0 ]
