#!/bin/sh
# tests/chroot.sh DIR [SUITE [MIRROR]]: does a clone start by itself on a fresh system? Run by hand, as root.
#
# Makes a minimal system of the SUITE in DIR with debootstrap, adds only git and make, clones what is committed here into
# it, and runs there `make demo`, then `make check`, then `make demo` once more without a network. SUITE and MIRROR are
# this machine's own unless given. DIR is kept, so that a second call starts from it; remove it when done.
set -eu

if [ $# -lt 1 ] || [ "$(id -u)" -ne 0 ]; then
    echo "usage, as root: tests/chroot.sh DIR [SUITE [MIRROR]]" >&2
    exit 2
fi
dir=$1
root=$(cd "$(dirname "$0")/.." && pwd)
suite=${2:-$(. /etc/os-release && echo "$VERSION_CODENAME")}
# shellcheck disable=SC2016 # apt-get expands these
mirror=${3:-$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' | head -n 1)}

if [ ! -e "$dir/usr/bin/make" ]; then
    debootstrap --variant=minbase --include=git,make "$suite" "$dir" "$mirror"
fi
cp /etc/resolv.conf "$dir/etc/resolv.conf" 2>/dev/null || true
if [ $# -eq 1 ]; then
    # The same suite: this machine's sources, updates among them, and its way to them
    rm -rf "$dir"/etc/apt/sources.list*
    cp -R /etc/apt/sources.list* /etc/apt/apt.conf* "$dir/etc/apt/"
fi

rm -rf "$dir/root/esite"
git clone -q --no-hardlinks "$root" "$dir/root/esite"

mounted=
leave() {
    for at in $mounted; do
        umount "$at" || true
    done
}
trap leave EXIT
for at in proc dev; do
    mount --bind "/$at" "$dir/$at"
    mounted="$dir/$at $mounted"
done

inside() {
    echo "== $*"
    "$@"
}
inside chroot "$dir" make -C /root/esite demo
inside chroot "$dir" make -C /root/esite check WERROR=-Werror
inside unshare --net chroot "$dir" make -C /root/esite demo
rm -rf "$root/out/chroot"
mkdir -p "$root/out"
cp -R "$dir/root/esite/out" "$root/out/chroot"
echo "It starts by itself on $suite; its leaflets are in out/chroot/"
