#!/bin/sh
# docs/pictures/draw.sh: the README's pictures, drawn anew from the sample: make pictures.
#
# Every page is as the program makes it; only the paper is folded and torn here. Needs poppler and netpbm; the picture of the
# report is drawn with chromium, and left as it is where there is none.
set -eu

cd "$(dirname "$0")/../.."
program=${ESITE:-build/esite}
case $program in /*) ;; *) program=$PWD/$program ;; esac
sample=samples/apu-on-lahella
out=docs/pictures
table='#e9e9e9' # that the paper lies on

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

# leaflet NAME OPTION …: $work/NAME.pdf
leaflet() {
    name=$1
    shift
    "$program" make -q -c $sample/campaign.xml --date 2020-09-01 "$@" -o "$work/$name.pdf" $sample/listings.csv
}

# page NAME NUMBER DPI: a page as a picture, on standard output
page() {
    pdftoppm -r "$3" -f "$2" -l "$2" -singlefile "$work/$1.pdf" "$work/page"
    cat "$work/page.ppm"
}

# margin [WIDTH]: the table around it
margin() {
    pnmmargin -color "$table" "${1:-8}"
}

# row FILE …: from left to right
row() {
    pnmcat -leftright -jcenter -white "$@"
}

# save NAME: what comes on standard input, in few colours
save() {
    pnmquant 64 2>/dev/null | pnmtopng -compression 9 2>/dev/null >"$out/$1.png"
}

# turned SHADE down|up: a panel that is seen from the side
turned() {
    angle=6
    [ "$2" = down ] || angle=-6
    pamfunc -multiplier "$1" | pamflip -transpose | pnmshear -background "$table" $angle | pamflip -transpose
}

# size FILE: its width and height
size() {
    pamfile "$1" | sed 's/.*, \([0-9]*\) by \([0-9]*\) .*/\1 \2/'
}

# centred FILE WIDTH HEIGHT: the picture in the middle of so much of the table, at least its own size
centred() {
    file=$1 width=$2 high=$3
    set -- $(size "$file")
    [ "$width" -gt "$1" ] || width=$1
    [ "$high" -gt "$2" ] || high=$2
    ppmmake "$table" "$width" "$high" >"$file.table"
    pnmpaste "$file" $(((width - $1) / 2)) $(((high - $2) / 2)) "$file.table"
}

# beside FILE FILE, under FILE FILE: two pictures, each in the middle
beside() {
    centred "$1" 0 "$(size "$2" | cut -d' ' -f2)" >"$1.c"
    centred "$2" 0 "$(size "$1" | cut -d' ' -f2)" >"$2.c"
    pnmcat -leftright "$1.c" "$2.c"
}

under() {
    centred "$1" "$(size "$2" | cut -d' ' -f1)" 0 >"$1.c"
    centred "$2" "$(size "$1" | cut -d' ' -f1)" 0 >"$2.c"
    pnmcat -topbottom "$1.c" "$2.c"
}

draw_leaflet() {
    leaflet a5 -m Tampere -l a5-leaflet
    for n in 1 2 3 4; do
        page a5 $n 88 | margin >"$work/a5-$n"
    done
    row "$work"/a5-? | save tampere-a5-leaflet
}

draw_sheet() {
    leaflet sheet -m Sastamala -l a4-sheet
    for n in 1 2; do
        page sheet $n 80 | margin 10 >"$work/sheet-$n"
    done
    row "$work"/sheet-? | save sastamala-a4-sheet
}

# Outside and inside of the sheet; under them the front, and the inside, half opened.
draw_trifold() {
    leaflet trifold -m Tampere -a ikääntyneet -l a4-trifold
    leaflet panels -m Tampere -a ikääntyneet -l a4-trifold --screen
    for n in 1 2; do
        page trifold $n 60 | margin 10 >"$work/tri-$n"
    done
    row "$work"/tri-? >"$work/tri-sheets"
    page panels 2 60 | turned 1 down >"$work/fold-1"
    page panels 3 60 | turned 0.95 up >"$work/fold-2"
    page panels 4 60 | turned 1 down >"$work/fold-3"
    beside "$work/fold-1" "$work/fold-2" >"$work/fold-12"
    beside "$work/fold-12" "$work/fold-3" | margin 10 >"$work/opened" # the third is narrower
    page panels 1 60 | margin 40 >"$work/front"
    beside "$work/front" "$work/opened" >"$work/tri-folded"
    under "$work/tri-sheets" "$work/tri-folded" | save tampere-a4-trifold
}

# Both sides of the sheet; under them the leaflet closed, and opened at its first pages.
draw_pocket() {
    leaflet pocket -m Tampere -l a4-folded-a6
    leaflet pages -m Tampere -l a4-folded-a6 --screen
    for n in 1 2; do
        page pocket $n 62 | margin 10 >"$work/pocket-$n"
    done
    row "$work"/pocket-? >"$work/pocket-sheets"
    page pages 2 90 | turned 1 down >"$work/open-1"
    page pages 3 90 | turned 0.97 up >"$work/open-2"
    row "$work"/open-? | margin 10 >"$work/open"
    page pages 1 90 | margin 40 >"$work/closed"
    beside "$work/closed" "$work/open" >"$work/pocket-folded"
    under "$work/pocket-sheets" "$work/pocket-folded" | save tampere-a4-folded-a6
}

# strip DPI: where the sixth of the poster's ten strips stands: x, y, width and height
strip() {
    awk -v dpi="$1" 'BEGIN {
        mm = dpi / 25.4; width = (210 - 2 * 10) / 10
        print int((10 + 5 * width) * mm) + 2, int((297 - 60) * mm) + 2, int(width * mm) - 2, int(60 * mm) - 2
    }'
}

# One strip is torn off.
draw_poster() {
    leaflet poster -m Tampere -l a4-poster
    page poster 1 80 >"$work/whole"
    page poster 1 130 >"$work/large"
    set -- $(strip 80)
    ppmmake "$table" "$3" $(($4 + 2)) >"$work/hole"
    pnmpaste "$work/hole" "$1" "$2" "$work/whole" | margin 14 >"$work/torn"
    set -- $(strip 130)
    pamcut -left "$1" -top "$2" -width "$3" -height "$4" "$work/large" | pamflip -r270 | margin 30 >"$work/strip"
    beside "$work/torn" "$work/strip" | save tampere-a4-poster
}

draw_check() {
    if ! command -v chromium >/dev/null; then
        echo "$out/check.png stays as it is: no chromium" >&2
        return
    fi
    (cd $sample && LC_ALL=C.UTF-8 LANGUAGE=fi "$program" check -q -c campaign.xml --date 2020-09-01 --html "$work/check.html" listings.csv)
    chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --force-device-scale-factor=0.85 --window-size=1180,1410 \
        --screenshot="$work/check.png" "file://$work/check.html" >/dev/null 2>&1
    pngtopam "$work/check.png" | pnmquant 64 2>/dev/null | pnmtopng -compression 9 2>/dev/null >"$out/check.png"
}

draw_leaflet
draw_sheet
draw_trifold
draw_pocket
draw_poster
draw_check
