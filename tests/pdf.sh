#!/bin/sh
# tests/pdf.sh: the sample's six leaflets in both layouts, and a poster, as other programs read them: qpdf and poppler.
#
# Each leaflet is one test: sound to qpdf; every font embedded, subset and with text; the name of every listing that was
# chosen comes back; no-break spaces are told from spaces; tagged, and said to be; small; and the same bytes when made again.
# The poster has its phone once, and once on each strip; its strips are drawn once, and no tag holds them.
set -u

cd "$(dirname "$0")/.." || exit 1
program=${ESITE:-build/esite}
case $program in /*) ;; *) program=$PWD/$program ;; esac
if [ ! -x "$program" ]; then
    echo "tests/pdf.sh: no program at $program: run make first" >&2
    exit 1
fi

sample=samples/apu-on-lahella
first_pages=28 # KiB that a leaflet's fonts, logos and cover may take …
each_page=8    # … and each page: four pages stay under 60
passed=0 failed=0

work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

# make_leaflet MUNICIPALITY LAYOUT NAME: the PDF, and what was chosen, as JSON.
make_leaflet() {
    "$program" make --quiet --campaign $sample/campaign.xml --municipality "$1" --layout "$2" \
        --date 2020-09-01 --explain=json --output "$work/$3.pdf" $sample/listings.csv >"$work/$3.json"
}

# One line, single spaces, no-break ones and unseen marks among them.
flatten() {
    sed 's/\xC2\xA0/ /g; s/\xC2\xAD//g; s/\xE2\x81\xA0//g' | tr '\n\f' '  ' | tr -s ' '
}

# Names of the listings that were printed, a line each.
names() {
    sed 's/"no_room".*//; s/{"id"/\n&/g' "$work/$1.json" |
        sed -n 's/.*"name":"\(\([^"\\]\|\\.\)*\)".*/\1/p' | sed 's/\\\(.\)/\1/g'
}

# wrong NAME: says what is wrong with it, nothing when all is well.
wrong() {
    pdf=$work/$1.pdf
    qpdf --check "$pdf" >"$work/said" 2>&1 || cat "$work/said"
    pdffonts "$pdf" >"$work/fonts" 2>&1
    [ "$(wc -l <"$work/fonts")" -ge 3 ] || echo "it has no fonts"
    sed 1,2d "$work/fonts" | grep -v ' yes yes yes ' | sed 's/^/not embedded, subset and readable: /'

    pdftotext -raw "$pdf" - | flatten >"$work/text"
    names "$1" | tr -s ' ' >"$work/names"
    [ -s "$work/names" ] || echo "nothing was chosen"
    while IFS= read -r name; do
        name=$(printf '%s' "$name" | flatten)
        grep -qF -- "$name" "$work/text" || echo "not in its text: $name"
    done <"$work/names"
    ! grep -q "$(printf '\357\277\275')" "$work/text" || echo "it has text that can't be read"

    qpdf --qdf --object-streams=disable "$pdf" "$work/qdf"
    grep -aq '> <00A0>$' "$work/qdf" || echo "no code reads as a no-break space"
    grep -aq '> <0020>$' "$work/qdf" || echo "no code reads as a space"

    pdfinfo "$pdf" >"$work/info" 2>&1
    grep -q '^Tagged: *yes' "$work/info" || echo "not tagged"
    grep -q '^Title: *[^ ]' "$work/info" || echo "without a title"
    grep -aq '<pdfuaid:part>1<' "$work/qdf" || echo "it does not say that it is PDF/UA-1"
    grep -aq '<pdfaid:part>2<' "$work/qdf" || echo "it does not say that it is PDF/A-2"
    pages=$(sed -n 's/^Pages: *//p' "$work/info")
    size=$(wc -c <"$pdf")
    [ "$size" -le $(((first_pages + pages * each_page) * 1024)) ] || echo "$size bytes for $pages pages"
}

for layout in a5-leaflet a4-sheet; do
    for municipality in Hämeenkyrö Kangasala Parkano Pirkkala Sastamala Tampere; do
        {
            make_leaflet "$municipality" $layout leaflet && wrong leaflet
            make_leaflet "$municipality" $layout again
            cmp "$work/leaflet.pdf" "$work/again.pdf"
        } >"$work/report" 2>&1
        if [ -s "$work/report" ]; then
            cat "$work/report"
            echo "FAILED: $municipality, $layout"
            failed=$((failed + 1))
        else
            passed=$((passed + 1))
        fi
    done
done

# How often the helpline's number is in text from standard input.
phones() {
    flatten | grep -o '050 323 3773' | wc -l
}

{
    make_leaflet Tampere a4-poster poster
    [ "$(pdfinfo "$work/poster.pdf" | sed -n 's/^Pages: *//p')" -eq 1 ] || echo "more than one page"
    qpdf --check "$work/poster.pdf" >"$work/said" 2>&1 || cat "$work/said"
    [ "$(pdftotext -raw "$work/poster.pdf" - | phones)" -eq 11 ] || echo "not ten strips, and the number once"
    [ "$(pdfinfo -struct-text "$work/poster.pdf" 2>/dev/null | phones)" -eq 1 ] || echo "a tag holds strips"
    qpdf --qdf --object-streams=disable "$work/poster.pdf" "$work/qdf"
    [ "$(grep -ac '/P1 Do' "$work/qdf")" -eq 10 ] || echo "the strips are not one form"
    ! grep -aq '/P2 Do' "$work/qdf" || echo "a form for each strip"
} >"$work/report" 2>&1
if [ -s "$work/report" ]; then
    cat "$work/report"
    echo "FAILED: the poster"
    failed=$((failed + 1))
else
    passed=$((passed + 1))
fi

printf '%s passed, %s failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ]
