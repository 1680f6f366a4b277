#!/bin/sh
# bench.sh BUILD [long]: how fast esite is, and where its time goes. Says figures, and fails only
# when one leaflet takes more than its budget.
#
# Stages are told apart by a program that calls them with a clock between (stages.c). The floor reads
# the export, deflates the same content and writes as many files, and does nothing else (floor.c).
# "cold" is a process of its own, with nothing kept from one before it but the system's file cache.
# Run it on a quiet machine; compare only figures of one run.
set -eu
build=$1
mode=${2:-quick}
esite=$build/esite
tools=$build/tests/bench
campaign=samples/apu-on-lahella/campaign.xml
sample=samples/apu-on-lahella/listings.csv
day=2020-09-01
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

# measure RUNS COMMAND...: sets wall, cpu (ms) and memory (MB).
measure() {
    "$tools/measure" "$@" 3>"$work/figures" >/dev/null 2>"$work/errors" || {
        cat "$work/errors" >&2
        exit 1
    }
    read -r wall cpu memory <"$work/figures"
}

calc() {
    awk "BEGIN { printf \"$1\", $2 }"
}

# ---- One leaflet, the whole process, against its budget

budget_cpu=60 budget_memory=64
# one WHAT MUNICIPALITY LAYOUT EXPORT
one() {
    measure 15 "$esite" make -q -c $campaign -m "$2" -l "$3" --date $day -o - "$4"
    printf '%-34s %8s %8s %7s\n' "$1" "$wall" "$cpu" "$memory"
    if [ "$(calc '%d' "($cpu > $budget_cpu) + ($memory > $budget_memory)")" != 0 ]; then
        echo "over the budget of $budget_cpu ms and $budget_memory MB" >&2
        status=1
    fi
}
"$tools/generate" 40 1 $sample data/municipalities.csv >"$work/40.csv"
printf '%-34s %8s %8s %7s\n' 'one leaflet, cold' 'wall ms' 'CPU ms' 'MB'
measure 15 "$esite" --version
printf '%-34s %8s %8s %7s\n' 'the start of the program alone' "$wall" "$cpu" "$memory"
one '40 listings, a5-leaflet' Alajärvi a5-leaflet "$work/40.csv"
one "the sample's Tampere, a5-leaflet" Tampere a5-leaflet $sample
one "the sample's Tampere, a4-sheet" Tampere a4-sheet $sample

# ---- Batches

# Municipalities in the table's order, as the generator takes them.
names() {
    awk -F, -v n="$1" 'NR > 1 && NR <= n + 1 { printf "%s%s", c++ ? "," : "", $2 }' data/municipalities.csv
}

# A member of the manifest, summed up over all leaflets.
sum() {
    grep -o "\"$1\":[0-9]*" "$work/out/manifest.jsonl" | awk -F: '{ n += $2 } END { print n + 0 }'
}

# batch RUNS WORKERS [OPTION...]
batch() {
    rm -rf "$work/out"
    runs=$1 workers=$2
    shift 2
    measure "$runs" sh -c 'rm -rf "$0" && exec "$@"' "$work/out" "$esite" batch -q -j "$workers" \
        -c $campaign -m "$municipalities" --date $day -o "$work/out" "$@" "$work/export.csv"
}

floor() {
    rm -rf "$work/plain" "$work/floor"
    mkdir "$work/plain" "$work/floor"
    find "$work/out" -name '*.pdf' | while read -r pdf; do
        qpdf --stream-data=uncompress --object-streams=disable "$pdf" \
            "$work/plain/$(echo "${pdf#"$work/out/"}" | tr / -)"
    done
    measure 1 "$tools/floor" "$work/floor" "$work/export.csv" "$work"/plain/*
}

line() {
    printf '  %-32s %8s %8s %7s   %s\n' "$1" "$wall" "$cpu" "$memory" "$2"
}

# size LISTINGS MUNICIPALITIES [RUNS]
size() {
    "$tools/generate" "$1" "$2" $sample data/municipalities.csv >"$work/export.csv"
    bytes=$(wc -c <"$work/export.csv")
    municipalities=$(names "$2")
    printf '\n%s listings (%s), %s municipalities\n' "$1" "$(calc '%.1f MB' "$bytes / 1e6")" "$2"
    batch "${3:-1}" 1 --dry-run
    line 'read and plan' "$(calc '%.0f MB/s, the start of the program in it' "$bytes / 1e3 / $wall")"
    batch "${3:-1}" 1
    all_wall=$wall entries=$(($(sum full) + $(sum short) + $(sum brief)))
    leaflets=$(wc -l <"$work/out/manifest.jsonl")
    line 'all, on one processor' "$(calc '%.0f leaflets/s, %.0f listings/s, %.0f pages/s' \
        "$leaflets * 1e3 / $wall, $entries / $wall * 1e3, $(sum pages) / $wall * 1e3")"
    printf '  %-32s %s leaflets, %s entries, %s pages, %s; %s an entry\n' 'made' "$leaflets" "$entries" \
        "$(sum pages)" "$(calc '%.1f MB' "$(sum bytes) / 1e6")" "$(calc '%.3f ms' "$wall / $entries")"
    if [ "$1" -le 50000 ]; then
        "$tools/stages" batch -c $campaign -m "$municipalities" --date $day -o "$work/stages" \
            "$work/export.csv" >"$work/split"
        printf '  %-32s %s\n' 'CPU ms of its stages' "$(cat "$work/split")"
        rm -rf "$work/stages"
    fi
    if [ "$1" -le 50000 ] && command -v qpdf >/dev/null; then
        floor
        line 'floor' "$(calc 'all takes %.1f times that' "$all_wall / $wall")"
    fi
    batch "${3:-1}" 2
    line 'all, two workers' "$(calc '%.2f times as fast' "$all_wall / $wall")"
}

printf '\nThe choice for a fixed number of pages: 200 entries, 16 columns, 5 sizes, heights known\n'
"$tools/choose" 11 | sed 's/^/  /'

size 40 1 5
size 1261 6 5
size 2000 6 5
if [ "$mode" = long ]; then
    size 2000 308
    size 50000 6
    size 50000 308
    size 1000000 308
fi
exit "${status:-0}"
