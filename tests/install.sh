#!/bin/sh
# tests/install.sh BUILD PREFIX: what `make install` installs works by itself, and `make uninstall` takes all of it away.
set -u

build=$1 prefix=$2
root=$(cd "$(dirname "$0")/.." && pwd) || exit 1
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
passed=0 failed=0 skipped=0

# check WHAT COMMAND...
check() {
    what=$1
    shift
    if "$@" >"$work/said" 2>&1; then
        passed=$((passed + 1))
    else
        cat "$work/said"
        echo "FAILED: $what"
        failed=$((failed + 1))
    fi
}

to_there() {
    make -C "$root" --no-print-directory BUILD="$build" PREFIX="$prefix" DESTDIR="$work" "$1"
}

# A locale of the machine's own under a Finnish name: for the language of messages a name is enough.
finnish() {
    cp -R /usr/lib/locale/C.utf8 "$work/fi_FI.UTF-8"
}

# Not where PREFIX says, and yet it finds its words
says_it_in_finnish() (
    cd "$work$prefix" && env -u ESITE_DATA -u LANGUAGE LOCPATH="$work" LC_ALL=fi_FI.UTF-8 bin/esite help >"$work/help" &&
        grep 'Esimerkkejä:' "$work/help"
)

# From another folder, with nothing of the source tree in reach
leaflet() (
    sample=share/esite/samples/apu-on-lahella
    cd "$work$prefix" && env -u ESITE_DATA bin/esite make -c $sample/campaign.xml -m Tampere \
        --date 2020-09-01 -o tampere.pdf $sample/listings.csv &&
        [ -s tampere.pdf ] && rm tampere.pdf
)

check 'make install' to_there install
check 'the installed program makes a leaflet' leaflet
if finnish; then
    check 'the installed program speaks Finnish' says_it_in_finnish
else
    echo 'skipped: no C.utf8 in /usr/lib/locale to make a Finnish locale of'
    skipped=1
fi
check 'the manual page' test -s "$work$prefix/share/man/man1/esite.1"
check 'make uninstall' to_there uninstall
check 'nothing is left' sh -c "find '$work$prefix' -type f -o -type l | grep . && exit 1 || exit 0"

printf '%s passed, %s failed, %s skipped\n' "$passed" "$failed" "$skipped"
[ "$failed" -eq 0 ]
