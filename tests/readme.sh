#!/bin/sh
# tests/readme.sh: do the commands that README.md shows work as they stand there?
#
# Every line of its ```sh blocks that calls the program is run in a folder where build/ and samples/ lie as in a clone.
# `make demo` and `make check` are passed over: check is what runs this, and demo is tried on a bare system by
# tests/chroot.sh.
set -u

root=$(cd "$(dirname "$0")/.." && pwd) || exit 1
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
passed=0 failed=0

mkdir "$work/build"
program=${ESITE:-$root/build/esite}
case $program in /*) ;; *) program=$root/$program ;; esac
ln -s "$program" "$work/build/esite"
ln -s "$root/samples" "$work/samples"

sed -n '/^```sh$/,/^```$/p' "$root/README.md" | grep '^build/esite ' >"$work/commands"
cd "$work" || exit 1
while IFS= read -r command; do
    if sh -c "$command" >said 2>&1 </dev/null; then
        passed=$((passed + 1))
    else
        echo "FAILED ($?): $command"
        sed 's/^/    /' said
        failed=$((failed + 1))
    fi
done <commands

# What a README of leaflets must at least show: one made, with and without a campaign.
for name in sastamala-ikaantyneet-a5-leaflet-fi.pdf parkano-a4-sheet-fi.pdf; do
    if [ -s "$name" ]; then
        passed=$((passed + 1))
    else
        echo "FAILED: README's commands make no $name"
        failed=$((failed + 1))
    fi
done

printf '%s passed, %s failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ]
