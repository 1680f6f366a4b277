#!/bin/sh
# tests/torture.sh FOLDER [STEP]: every call for memory or to the system is refused once, and the program has to bear it.
#
# FOLDER holds what tests/torture/ was built to: torture, which says what is looked at, and refuse.so. Of the calls each
# STEPth is tried, and ten of each kind at least; 1, all of them, are 28,000 and take a quarter of an hour on one processor.
set -u

root=$(cd "$(dirname "$0")/.." && pwd) || exit 1
case $1 in /*) built=$1 ;; *) built=$PWD/$1 ;; esac
step=${2:-1}
esite=${ESITE:-$root/build/esite}
case $esite in /*) ;; *) esite=$PWD/$esite ;; esac
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
jobs=$(nproc 2>/dev/null || echo 2)
cd "$work" || exit 1
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

# explain: the lines of the source that stand in traces as esite(+0x1234).
explain() {
    command -v addr2line >/dev/null || return
    sed -n 's|^ *[^ ]*/esite(+\(0x[0-9a-f]*\)).*|\1|p' | sort -u | while read -r where; do
        printf '  %s is %s\n' "$where" "$(addr2line -fpe "$esite" "$where")"
    done
}

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
    [ "$last" -eq 0 ] || { echo "FAILED: torture: $what"; cat "$work/out"; explain <"$work/out"; }
    failed=$((failed + last))
}

# notices WAY WORDS [OPTION]...: what broken.c does, and what is said of it.
notices() {
    way=$1 words=$2
    shift 2
    if "$built/torture" -b before -s 2 "$@" "$built/refuse.so" "$built/broken" "$way" >out 2>&1 ||
        ! grep '^FAILED: ' out | grep -q "$words" || grep '^FAILED: ' out | grep -qv "$words"; then
        echo "FAILED: torture: does not notice $way"
        cat out
        failed=$((failed + 1))
    else
        passed=$((passed + 1))
    fi
}

# before NAME: makes a folder, which is there before, with a leaflet of that name in it.
before() {
    mkdir -p "before-$1"
    echo 'what was there before' >"before-$1/$1"
    echo "before-$1"
}

mkdir before
echo 'what was there before' >before/a
notices crash 'died of a signal'
notices hang 'does not end'
notices half 'left half a file: 0/a '
notices lacking 'left half a file: 0/a '
notices behind 'left a file behind: 0/b '
notices silence 'says nothing'
notices odd 'another status'
notices another 'but a file differs: 0/a '
notices missing 'but a file is missing: 0/a '
notices child 'leaves a process at work'
notices gives-up 'gives up when interrupted'
notices deaf 'but a file differs: 0/a ' -w

sample=$root/samples/apu-on-lahella
batch() {
    "$esite" batch -q -c "$campaign" -m Tampere,Parkano -l a5-leaflet,a4-sheet "$@" "$work/listings.csv"
}
# A batch that lacks a leaflet, and one in two parts
mkdir resumed shards
batch -o resumed/many && rm resumed/many/tampere/*sheet* || exit 1
batch -o shards/many --shard 1/2 && batch -o shards/many --shard 2/2 || exit 1

try 'a leaflet' -b "$(before a.pdf)" -- make --strict -c "$campaign" -m Tampere -o a.pdf "$work/listings.csv"
try 'sheets, to standard output' -- make --strict -c "$campaign" -m Tampere -l a5-2up -o - "$work/listings.csv"
try 'a trace in Arabic' -b "$(before a.trace)" -- make --strict -c "$campaign" -m Tampere -L ar --format trace -o a.trace "$work/listings.csv"
try 'a batch' -x manifest.jsonl -- batch --strict -c "$campaign" -m Tampere,Parkano -l a5-leaflet,a4-sheet -j 2 -o many "$work/listings.csv"
try 'the worker of a batch' -w -x manifest.jsonl -- batch --strict -c "$campaign" -m Tampere,Parkano -j 1 -o many "$work/listings.csv"
try 'a batch that goes on' -b resumed -x manifest.jsonl -- batch --strict --resume -c "$campaign" -m Tampere,Parkano \
    -l a5-leaflet,a4-sheet -o many "$work/listings.csv"
try 'manifests of shards' -b shards -- manifest merge many
try 'a check' -b "$(before a.html)" -- check -c "$campaign" --html a.html --json "$work/listings.csv"
try 'an XML export' -- list -c "$campaign" categories "$sample/odd.xml"
try 'a JSON export' -- list -c "$campaign" categories "$sample/activities.json"
try 'a workbook' -- list -c "$campaign" categories "$root/tests/golden/xlsx/services.xlsx"
try 'a drafted field map' -- fields "$work/listings.csv"
try 'layouts' -- list layouts --json
try 'help' -- help make

printf '%s passed, %s failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ]
