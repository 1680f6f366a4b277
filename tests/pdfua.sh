#!/bin/sh
# tests/pdfua.sh [FOLDER]: are the leaflets PDF/UA-1 and PDF/A-2a? veraPDF says.
#
# Each layout of the sample in each language is asked about, as pages for reading, and a few leaflets that are harder: odd data, no campaign,
# volunteers' tasks, pictures in CMYK and with holes, characters without a glyph, PostScript outlines. Then one leaflet is
# broken in several ways, each of which has to be noticed, so that we know that somebody looks.
#
# veraPDF comes through Maven, as Maven is set up here, into FOLDER (build/pdfua), once. Without Java or Maven, or when it
# can't be fetched, all this is skipped.
set -u

cd "$(dirname "$0")/.." || exit 1
program=${ESITE:-build/esite}
case $program in /*) ;; *) program=$PWD/$program ;; esac
folder=${1:-build/pdfua}
case $folder in /*) ;; *) folder=$PWD/$folder ;; esac
sample=samples/apu-on-lahella
standards=ua1,2a
passed=0 failed=0

skip() {
    echo "skipped: PDF/UA: $1"
    echo '0 passed, 0 failed, 1 skipped'
    exit 0
}

if [ ! -x "$program" ]; then
    echo "tests/pdfua.sh: no program at $program: run make first" >&2
    exit 1
fi
java --list-modules 2>/dev/null | grep -q '^jdk\.compiler' || skip 'there is no Java development kit here (default-jdk-headless)'
if [ ! -e "$folder/lib/done" ]; then
    command -v mvn >/dev/null || skip 'there is no Maven here (maven) to fetch veraPDF with'
    mvn -q -B -f tests/pdfua/pom.xml dependency:copy-dependencies -DoutputDirectory="$folder/lib" \
        >/dev/null 2>&1 || skip 'Maven could not fetch veraPDF; is there a network?'
    : >"$folder/lib/done"
fi

work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

# fail WHAT
fail() {
    echo "FAILED: $1"
    failed=$((failed + 1))
}

# leaflet NAME OPTION...: a leaflet to be asked about
leaflet() {
    name=$1
    shift
    "$program" make --quiet --date 2020-09-01 --output "$work/$name.pdf" "$@" 2>"$work/said" && return
    cat "$work/said"
    fail "$name can't be made"
}

# ---- The sample

for layout in $("$program" list layouts | cut -f 1); do
    for language in $("$program" list languages | cut -f 1); do
        leaflet "$layout:$language" --screen --campaign $sample/campaign.xml --municipality Tampere --layout "$layout" \
            --language "$language" $sample/listings.xml
    done
done

# ---- Harder ones

leaflet odd:fi --campaign $sample/campaign.xml --municipality Tampere $sample/odd.csv
leaflet no-campaign:sv --municipality Sastamala --language sv --layout a4-sheet $sample/listings.csv
leaflet volunteers:fi --campaign $sample/campaign.xml --municipality Pirkkala --audience vapaaehtoiset $sample/listings.csv
leaflet reading:fi --campaign tests/reading/campaign.xml --municipality Tampere tests/reading/listings.xml
for pair in fi+ru fi+ar ar+fi sv+en; do
    leaflet "two-languages:$pair" --campaign $sample/campaign.xml --municipality Tampere --language $pair --layout a4-sheet \
        $sample/listings.xml
    leaflet "two-together:$pair" --campaign tests/reading/campaign.xml --municipality Tampere --language $pair \
        tests/reading/two-languages.xml
done
leaflet reading:ar --campaign tests/reading/campaign.xml --municipality Tampere --language ar tests/reading/listings.xml

outlines=/usr/share/texmf/fonts/opentype/public/lm
if [ -e $outlines/lmsans10-regular.otf ]; then
    mkdir -p "$work/data/fonts"
    for entry in data layouts; do ln -s "$PWD/$entry" "$work/data/"; done
    cat >"$work/data/fonts/fonts.xml" <<END
<fonts package="fonts-lmodern">
  <folder path="$outlines"/>
  <font scripts="Latn Zyyy" regular="lmsans10-regular.otf" bold="lmsans10-bold.otf"/>
</fonts>
END
    ESITE_DATA=$work/data leaflet postscript:fi --campaign $sample/campaign.xml --municipality Parkano $sample/listings.csv
fi

# ---- Broken ones

# broken NAME CLAUSE SED-SCRIPT: a leaflet spoilt; CLAUSE is what veraPDF has to complain of.
broken() {
    LC_ALL=C sed "$3" "$work/reading:fi.qdf" >"$work/edited"
    if cmp -s "$work/edited" "$work/reading:fi.qdf"; then
        fail "broken:$1: there was nothing to break"
        return
    fi
    fix-qdf "$work/edited" >"$work/broken:$1.pdf"
    echo "$1 $2" >>"$work/expected"
}

qpdf --qdf --object-streams=disable "$work/reading:fi.pdf" "$work/reading:fi.qdf" || exit 1
broken figure-without-words 7.3 '/^  *\/Alt </d'
broken heading-skipped 7.4.2 's|/S /H2$|/S /H3|'
broken row-that-is-none 7.2 's|/S /TR$|/S /P|'
broken link-without-words 7.18.5 '/^  *\/Contents [<(]/d'
broken link-outside-the-tree 7.18.5 's|/S /Link$|/S /Span|'
broken drawn-without-a-tag 7.1 's|/Artifact BMC$|/Rule BMC|'
broken language-missing 7.2 '/^  \/Lang (fi)/d'
broken title-not-shown 7.1 's|/DisplayDocTitle true|/DisplayDocTitle false|'
broken unidentified 5 's|pdfuaid:part>1<|pdfuaid:part>9<|'
broken colours-without-a-meaning 6.2.4.3 's|/GTS_PDFA1|/GTS_NONE1|'
broken characters-without-a-text 6.2.11.7 '/^  \/ToUnicode /d'

# ---- veraPDF, and what it says

# About these files, in pairs of a leaflet and a language; the verdicts to $work/verdicts
ask() {
    if ! (cd "$work" && java -cp "$jars" "$validate" $standards "$@") >"$work/verdicts" 2>"$work/said"; then
        cat "$work/said"
        fail 'veraPDF gave up'
    fi
}

jars=$folder/lib/*
validate=$PWD/tests/pdfua/Validate.java

set --
for file in "$work"/*:*.pdf; do
    case ${file##*/} in broken:*) ;; *) set -- "$@" "${file##*/}" ;; esac
done
ask "$@"
awk -F '\t' '
    BEGIN { form = "%-14s %-6s %-22s %s\n"; printf form, "leaflet", "", "PDF/UA-1", "PDF/A-2a" }
    function row() { if (name) printf form "%s", part[1], part[2], said["ua1"], said["2a"], why; why = "" }
    $1 && $1 != name { row(); name = $1; split(substr(name, 1, length(name) - 4), part, ":") }
    $1 { said[$2] = $3 " (" $4 ")"; next }
    { why = why "    " $2 " " $3 ", " $4 "\n" }
    END { row() }' "$work/verdicts"
for file; do
    for standard in ua1 2a; do
        if grep -q "^$file	$standard	compliant" "$work/verdicts"; then
            passed=$((passed + 1))
        else
            fail "$file is not $standard"
        fi
    done
done

set --
for file in "$work"/broken:*.pdf; do set -- "$@" "${file##*/}"; done
ask "$@"
while read -r name clause; do
    if awk -F '\t' -v file="broken:$name.pdf" -v clause="$clause" '
        $1 { here = $1 == file }
        here && !$1 && ($2 == clause || index($2, clause ".") == 1) { found = 1 }
        END { exit !found }' "$work/verdicts"; then
        passed=$((passed + 1))
    else
        fail "broken:$name is not noticed under $clause"
    fi
done <"$work/expected"
echo "$(wc -l <"$work/expected") ways of breaking a leaflet were tried."

printf '%s passed, %s failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ]
