#!/bin/sh
# tests/paper.sh: every layout on paper and on a screen, as other programs read it: qpdf and poppler.
#
# Each layout is one test, in Finnish and in Arabic: the pages for a screen and the sheets for a printer have the size and the
# number that docs/imposition.md promises; for the press the paper grows by bleed and marks, and says where it is cut; in
# black and greys there is no colour. All are sound to qpdf, and the helpline's number can be read on them.
set -u

cd "$(dirname "$0")/.." || exit 1
program=${ESITE:-build/esite}
case $program in /*) ;; *) program=$PWD/$program ;; esac
if [ ! -x "$program" ]; then
    echo "tests/paper.sh: no program at $program: run make first" >&2
    exit 1
fi

sample=samples/apu-on-lahella
passed=0 failed=0

work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

a4='210 297' a4_wide='297 210' a5='148 210' a6='105 148'

# Layout, its first page and the paper it is printed on in millimetres, pages and sides: a number, a multiple (4x), - any
cat >"$work/promised" <<END
a5-leaflet:$a5:$a5:-:-
a5-large:$a5:$a5:-:-
a5-easy:$a5:$a5:-:-
a4-sheet:$a4:$a4:-:-
a4-large:$a4:$a4:-:-
a4-large-18:$a4:$a4:-:-
a4-easy:$a4:$a4:-:-
a4-poster:$a4:$a4:1:1
a5-2up:$a5:$a4_wide:-:-
a5-folder:$a5:$a4_wide:4:2
a5-booklet:$a5:$a4_wide:4x:2x
a4-trifold:100 210:$a4_wide:6:2
a4-trifold-z:99 210:$a4_wide:6:2
a4-folded-a6:$a6:$a4:8:2
END

# make_leaflet NAME OPTION...: nothing is said when all is well.
make_leaflet() {
    name=$1
    shift
    rm -f "$work/$name.pdf"
    "$program" make --quiet --campaign $sample/campaign.xml --municipality Kangasala --date 2020-09-01 \
        --output "$work/$name.pdf" "$@" $sample/listings.xml || return
    qpdf --check "$work/$name.pdf" >"$work/said" 2>&1 || cat "$work/said"
    pdfinfo -box "$work/$name.pdf" >"$work/$name.info" 2>&1
    pdftotext -raw "$work/$name.pdf" - | sed 's/\xC2\xA0/ /g' >"$work/$name.text"
    grep -q '050 323 3773' "$work/$name.text" || echo "$name: the helpline's number can't be read"
}

# box NAME BOX: "left top right bottom" in points, rounded.
box() {
    awk -v box="$2:" '$1 == box { printf "%.0f %.0f %.0f %.0f\n", $2, $3, $4, $5 }' "$work/$1.info"
}

# expect NAME WHAT GOT EXPECTED
expect() {
    [ "$3" = "$4" ] || echo "$1: $2 \"$3\", expected \"$4\""
}

# count NAME PROMISED: "4", "4x" for a multiple, "-" for any.
count() {
    pages=$(sed -n 's/^Pages: *//p' "$work/$1.info")
    case $2 in
    -) ;;
    *x) [ $((pages % ${2%x})) -eq 0 ] || echo "$1: $pages pages, expected a multiple of ${2%x}" ;;
    *) expect "$1" pages "$pages" "$2" ;;
    esac
}

# whole SIZE [BY]: a box of that size in millimetres, so much larger on each side, in points.
whole() {
    echo "$1 ${2:-0}" | awk '{ p = 72 / 25.4; printf "0 0 %.0f %.0f\n", ($1 + 2 * $3) * p, ($2 + 2 * $3) * p }'
}

# Uses colour: a colour operator whose three numbers differ, or a picture in RGB.
has_colour() {
    qpdf --qdf --object-streams=disable "$1" "$work/qdf"
    grep -aE '^([0-9.]+ ){3}(rg|RG)$' "$work/qdf" | awk '$1 != $2 || $2 != $3 { found = 1 } END { exit !found }' ||
        grep -aq '/ColorSpace /DeviceRGB' "$work/qdf"
}

check_layout() {
    for language in fi ar; do
        make_leaflet screen --layout "$1" --language $language --screen
        expect screen 'a page of' "$(box screen MediaBox)" "$(whole "$2")"
        count screen "$4"
        make_leaflet sheets --layout "$1" --language $language --impose
        expect sheets 'paper of' "$(box sheets MediaBox)" "$(whole "$3")"
        expect sheets 'cut to' "$(box sheets TrimBox)" "$(whole "$3")"
        count sheets "$5"
    done
    # 3 mm of bleed, a gap, the mark, a gap: 10 mm on each side.
    make_leaflet press --layout "$1" --impose --press
    expect press 'paper of' "$(box press MediaBox)" "$(whole "$3" 10)"
    expect press 'cut from' "$(box press TrimBox | cut -d ' ' -f 1,2)" '28 28'
    expect press 'bleed from' "$(box press BleedBox | cut -d ' ' -f 1,2)" '20 20'
    make_leaflet mono --layout "$1" --mono
    ! has_colour "$work/mono.pdf" || echo "mono: it has colour"
    has_colour "$work/screen.pdf" || echo "screen: it has no colour"
}

while IFS=: read -r layout page paper pages sides; do
    check_layout "$layout" "$page" "$paper" "$pages" "$sides" >"$work/report" 2>&1
    if [ -s "$work/report" ]; then
        cat "$work/report"
        echo "FAILED: $layout"
        failed=$((failed + 1))
    else
        passed=$((passed + 1))
    fi
done <"$work/promised"

# None was forgotten.
"$program" list layouts | cut -f 1 | sort >"$work/layouts"
cut -d : -f 1 "$work/promised" | sort >"$work/tried"
if ! diff "$work/layouts" "$work/tried"; then
    echo 'FAILED: layouts that ship, and those that were tried'
    failed=$((failed + 1))
fi

printf '%s passed, %s failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ]
