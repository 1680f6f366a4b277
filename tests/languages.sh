#!/bin/sh
# tests/languages.sh: a leaflet in each language, as poppler reads it.
#
# Each language, and each two in one leaflet, is one test: no warning; the name of every listing that was chosen comes back, in the leaflet's language
# where it has one there, else in Finnish, and in Finnish beside it; phone numbers come back whole.
set -u

cd "$(dirname "$0")/.." || exit 1
program=${ESITE:-build/esite}
case $program in /*) ;; *) program=$PWD/$program ;; esac
if [ ! -x "$program" ]; then
    echo "tests/languages.sh: no program at $program: run make first" >&2
    exit 1
fi

sample=samples/apu-on-lahella
passed=0 failed=0

work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

# One line, single spaces, no-break ones, unseen marks and what sets directions among them.
flatten() {
    sed 's/\xC2\xA0/ /g; s/\xC2\xAD//g; s/\xE2\x81[\xA0-\xAF]//g; s/\xE2\x80[\x8E\x8F\xAA-\xAE]//g' |
        tr '\n\f' '  ' | tr -s ' '
}

# names LANGUAGE: of the listings with the ids in $work/ids, as they should stand in the leaflet. In the rows of a table (true
# behind the id) there is no room for the Finnish name beside the other.
names() {
    awk -v language="$1" '
        FNR == NR { row[$1] = $2; next }
        /<ilmoitus / { split($0, part, "\""); id = part[2]; if (id in row) order[++n] = id }
        !(id in row) { next }
        /<nimi>/ || /<nimi xml:lang="/ {
            lang = /xml:lang/ ? substr($0, index($0, "lang=") + 6, index($0, "\">") - index($0, "lang=") - 6) : "fi"
            gsub(/<[^>]*>|^ */, "")
            gsub(/&amp;/, "\\&")
            name[id, lang] = $0
        }
        END {
            for (i = 1; i <= n; i++) {
                id = order[i]
                own = (id, language) in name
                if (own) print name[id, language]
                if (language != "fi" && !(own && row[id] == "true")) print name[id, "fi"]
            }
        }' "$work/ids" $sample/listings.xml
}

# wrong LANGUAGE: says what is wrong with the leaflet, nothing when all is well.
wrong() {
    "$program" make --campaign $sample/campaign.xml --municipality Tampere --language "$1" --date 2020-09-01 \
        --explain=json --output "$work/leaflet.pdf" $sample/listings.xml >"$work/json" 2>"$work/said" || echo "status $?"
    grep ': warning: \|: error: ' "$work/said"
    sed 's/"no_room".*//; s/{"id"/\n&/g' "$work/json" | sed -n 's/^{"id":"\([^"]*\)".*"row":\([a-z]*\).*/\1 \2/p' >"$work/ids"
    [ "$(wc -l <"$work/ids")" -gt 50 ] || echo "hardly anything was chosen"
    # From right to left, raw text is not in reading order; nor are colons, figures and Latin words in any.
    case $1 in
    *ar | fa | ckb) raw='' turned=$(printf '[\330-\333].*[0-9A-Za-z:]') ;;
    *) raw=-raw turned='^$' ;;
    esac
    pdftotext $raw "$work/leaflet.pdf" - | flatten >"$work/text"
    names "${1#*+}" | LC_ALL=C grep -v "$turned" | while IFS= read -r name; do
        name=$(printf '%s' "$name" | sed "s/ - / – /g; s/'/’/g" | flatten)
        grep -qF -- "$name" "$work/text" || echo "not in its text: $name"
    done
    grep -qF '040 123 4567' "$work/text" || echo "no phone number"
}

for language in fi sv en ru uk et ar so fa ckb fi+ru fi+ar fi+so; do
    wrong $language >"$work/report"
    if [ -s "$work/report" ]; then
        cat "$work/report"
        echo "FAILED: $language"
        failed=$((failed + 1))
    else
        passed=$((passed + 1))
    fi
done

# Listings in other languages, whose words come back without anything between their letters: stacked marks, Thai vowels.
cat >"$work/guests.xml" <<END
<ilmoitukset>
  <ilmoitus><nimi xml:lang="vi">Thực phẩm miễn phí cho người cần giúp đỡ</nimi><kunta>Tampere</kunta><puhelin>040 123 4567</puhelin></ilmoitus>
  <ilmoitus><nimi xml:lang="th">อาหารที่นี่ น้ำผึ้ง ซื้อทำจำ</nimi><kunta>Tampere</kunta><puhelin>040 123 4567</puhelin></ilmoitus>
</ilmoitukset>
END
"$program" make --quiet --municipality Tampere --date 2020-09-01 --output "$work/guests.pdf" "$work/guests.xml"
pdftotext -raw "$work/guests.pdf" "$work/guests"
for words in 'Thực phẩm miễn phí cho người cần giúp đỡ' 'อาหารที่นี่ น้ำผึ้ง ซื้อทำจำ'; do
    if grep -qF "$words" "$work/guests"; then
        passed=$((passed + 1))
    else
        echo "FAILED: not in its text: $words"
        failed=$((failed + 1))
    fi
done

printf '%s passed, %s failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ]
