#!/bin/sh
# reading.sh BUILD [long]: how fast exports are read and checked, on one processor, and how much
# memory that takes. Says figures only.
#
# Descriptions are longer than in the batches, so that a record has about 800 bytes. What the start
# of the program takes is measured with 40 listings, and left out of the rates.
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

generate() {
    "$tools/generate" "$1" 308 $sample data/municipalities.csv 6
}

# The same export as XML: no field of it has the delimiter in it.
as_xml() {
    awk -F';' 'NR == 1 { n = split($0, name, ";"); print "<?xml version=\"1.0\"?>\n<ilmoitukset>"; next }
        { print "<ilmoitus>"
          for (i = 1; i <= n; i++)
              if ($i != "") {
                  gsub(/"/, "", $i)
                  printf "  <%s>%s</%s>\n", name[i], $i, name[i]
              }
          print "</ilmoitus>" }
        END { print "</ilmoitukset>" }'
}

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

# line WHAT LISTINGS FILE COMMAND...: the command on the export, and less what it takes for the small one.
line() {
    what=$1 listings=$2 file=$3
    shift 3
    measure 3 "$@" "$work/small.${file##*.}"
    start_cpu=$cpu start_memory=$memory
    measure "$runs" "$@" "$work/$file"
    bytes=$(wc -c <"$work/$file")
    printf '%-34s %8s %8s %7s   %s\n' "$what" "$wall" "$cpu" "$memory" \
        "$(calc '%.0f MB/s; %.0f bytes a listing beside the file' \
            "$bytes / 1e3 / ($cpu - $start_cpu), (($memory - $start_memory) * 1e6 - $bytes) / $listings")"
}

reading() {
    line "$1" "$2" "$3" "$esite" batch -q --dry-run -c $campaign -m Tampere --date $day -o "$work/out"
}

checking() {
    line "$1" "$2" "$3" "$esite" check -q -c $campaign --date $day
}

listings=100000 runs=3
[ "$mode" = long ] && listings=1000000 runs=1
generate 40 >"$work/small.csv"
as_xml <"$work/small.csv" >"$work/small.xml"
generate $listings >"$work/export.csv"
printf '%-34s %8s %8s %7s\n' "$listings listings ($(calc '%.0f MB' "$(wc -c <"$work/export.csv") / 1e6"))" \
    'wall ms' 'CPU ms' 'MB'
reading 'CSV, read' $listings export.csv
checking 'CSV, checked' $listings export.csv
generate 100000 | as_xml >"$work/export.xml"
reading '100000 listings as XML, read' 100000 export.xml
checking '100000 listings as XML, checked' 100000 export.xml
