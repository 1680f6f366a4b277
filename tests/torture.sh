#!/bin/sh
# tests/torture.sh FOLDER [STEP]: every call for memory or to the system is refused once, and the program has to bear it.
#
# FOLDER holds what tests/torture/ was built to: torture, which says what is looked at, and refuse.so. Of the calls each
# STEPth is tried; 1, all of them, takes a quarter of an hour.
set -u

root=$(cd "$(dirname "$0")/.." && pwd) || exit 1
case $1 in /*) built=$1 ;; *) built=$PWD/$1 ;; esac
step=${2:-1}
esite=${ESITE:-$root/build/esite}
case $esite in /*) ;; *) esite=$PWD/$esite ;; esac
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
jobs=$(nproc 2>/dev/null || echo 2)
export LC_ALL=C TZ=UTC SOURCE_DATE_EPOCH=1598918400 # 2020-09-01
unset ESITE_DATA LANGUAGE

if grep -q __asan_init "$esite"; then
    echo 'skipped: torture: a sanitizer has its own malloc'
    echo '0 passed, 0 failed, 1 skipped'
    exit 0
fi

campaign=$root/samples/apu-on-lahella/campaign.xml
# Few listings, since each run is repeated for each call, and none with a line end in it
head -n 9 "$root/samples/apu-on-lahella/listings.csv" >"$work/listings.csv"
passed=0 failed=0

# try WHAT OPTION-OF-TORTURE... -- ARGUMENT...
try() {
    what=$1 options=
    shift
    while [ "$1" != -- ]; do
        options="$options $1"
        shift
    done
    shift
    # shellcheck disable=SC2086 # options are words
    "$built/torture" -e "$step" -j "$jobs" $options "$built/refuse.so" "$esite" "$@" >"$work/out" 2>&1
    last=$(tail -n 1 "$work/out")
    case $last in
    *' passed, '*' failed')
        passed=$((passed + ${last%% *}))
        last=${last#*, }
        last=${last%% *}
        ;;
    *) last=1 ;;
    esac
    [ "$last" -eq 0 ] || { echo "FAILED: torture: $what"; cat "$work/out"; }
    failed=$((failed + last))
}

# notices WAY WORDS: what broken.c does, and what is said of it.
notices() {
    if "$built/torture" -o a -s 1 "$built/refuse.so" "$built/broken" "$1" >"$work/out" 2>&1 || ! grep -q "$2" "$work/out"; then
        echo "FAILED: torture: does not notice $1"
        cat "$work/out"
        failed=$((failed + 1))
    else
        passed=$((passed + 1))
    fi
}

notices crash 'died of a signal'
notices hang 'does not end'
notices half 'left half a file'
notices behind 'left a file behind'
notices silence 'says nothing'
notices odd 'another status'
notices another 'but a file differs'

try 'a leaflet' -o a.pdf -- make --strict -c "$campaign" -m Tampere -o a.pdf "$work/listings.csv"
try 'sheets, to standard output' -- make --strict -c "$campaign" -m Tampere -l a5-2up -o - "$work/listings.csv"
try 'a trace in Arabic' -o a.trace -- make --strict -c "$campaign" -m Tampere -L ar --format trace -o a.trace "$work/listings.csv"
try 'a batch' -x manifest.jsonl -- batch --strict -c "$campaign" -m Tampere,Parkano -o many "$work/listings.csv"
try 'a check' -o a.html -- check -c "$campaign" --html a.html --json "$work/listings.csv"
try 'an XML export' -- list -c "$campaign" categories "$root/samples/apu-on-lahella/odd.xml"
try 'layouts' -- list layouts --json
try 'help' -- help make

printf '%s passed, %s failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ]
