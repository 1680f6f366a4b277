#!/bin/sh
# bench.sh BUILD [long]: how fast esite is, and where its time goes. Says figures, and fails only
# when one leaflet takes more than its budget.
#
# Stages are told apart by what the program can be asked to leave out: --dry-run reads and plans,
# --format trace composes but writes no PDF. The floor reads the export, deflates the same content
# and writes as many files, and does nothing else (floor.c). Run it on a quiet machine; compare
# only figures of one run.
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
printf '%-34s %8s %8s %7s\n' 'one leaflet, cold' 'wall ms' 'CPU ms' 'MB'
for layout in a5-leaflet a4-sheet; do
    measure 15 "$esite" make -q -c $campaign -m Tampere -l $layout --date $day -o - $sample
    printf '%-34s %8s %8s %7s\n' "Tampere, $layout" "$wall" "$cpu" "$memory"
    if [ "$(calc '%d' "($cpu > $budget_cpu) + ($memory > $budget_memory)")" != 0 ]; then
        echo "over the budget of $budget_cpu ms and $budget_memory MB" >&2
        status=1
    fi
done

# ---- Batches

# Municipalities in the table's order, as the generator takes them.
names() {
    awk -F, -v n="$1" 'NR > 1 && NR <= n + 1 { printf "%s%s", c++ ? "," : "", $2 }' data/municipalities.csv
}

# A member of the manifest, summed up over all leaflets.
sum() {
    grep -o "\"$1\":[0-9]*" "$work/out/manifest.jsonl" | awk -F: '{ n += $2 } END { print n + 0 }'
}

# batch WORKERS FORMAT [OPTION...]
batch() {
    rm -rf "$work/out"
    workers=$1 format=$2
    shift 2
    measure 1 "$esite" batch -q -j "$workers" --format "$format" -c $campaign -m "$municipalities" \
        --date $day -o "$work/out" "$@" "$work/export.csv"
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

# size LISTINGS MUNICIPALITIES
size() {
    "$tools/generate" "$1" "$2" $sample data/municipalities.csv >"$work/export.csv"
    bytes=$(wc -c <"$work/export.csv")
    municipalities=$(names "$2")
    printf '\n%s listings (%s), %s municipalities\n' "$1" "$(calc '%.1f MB' "$bytes / 1e6")" "$2"
    batch 1 pdf --dry-run
    read_cpu=$cpu
    printf '  %-32s %8s %8s %7s   %s\n' 'read and plan' "$wall" "$cpu" "$memory" \
        "$(calc '%.0f MB/s, the start of the program in it' "$bytes / 1e3 / $wall")"
    batch 1 trace
    compose_cpu=$cpu
    batch 1 pdf
    all_cpu=$cpu all_wall=$wall entries=$(($(sum full) + $(sum short) + $(sum brief)))
    printf '  %-32s %8s %8s %7s   %s\n' 'all, on one processor' "$wall" "$cpu" "$memory" \
        "$(calc '%.0f leaflets/s, %.0f listings/s, %.0f pages/s' \
            "$(wc -l <"$work/out/manifest.jsonl") * 1e3 / $wall, $entries / $wall * 1e3, $(sum pages) / $wall * 1e3")"
    printf '  %-32s read %.0f %%, select to compose %.0f %%, PDF %.0f %%\n' 'its CPU time' \
        "$(calc '%f' "100 * $read_cpu / $all_cpu")" \
        "$(calc '%f' "100 * ($compose_cpu - $read_cpu) / $all_cpu")" \
        "$(calc '%f' "100 * ($all_cpu - $compose_cpu) / $all_cpu")"
    printf '  %-32s %s entries, %s pages, %s\n' 'made' "$entries" "$(sum pages)" \
        "$(calc '%.1f MB' "$(sum bytes) / 1e6")"
    if [ "$1" -le 50000 ] && command -v qpdf >/dev/null; then
        floor
        printf '  %-32s %8s %8s %7s   %s\n' 'floor' "$wall" "$cpu" "$memory" \
            "$(calc 'all takes %.1f times that' "$all_wall / $wall")"
    fi
    batch 2 pdf
    printf '  %-32s %8s %8s %7s   %s\n' 'all, two workers' "$wall" "$cpu" "$memory" \
        "$(calc '%.2f times as fast' "$all_wall / $wall")"
}

size 40 1
size 2000 6
if [ "$mode" = long ]; then
    size 2000 308
    size 50000 6
    size 50000 308
    size 1000000 308
fi
exit "${status:-0}"
