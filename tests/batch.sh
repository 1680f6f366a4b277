#!/bin/sh
# tests/batch.sh [ROUNDS]: esite batch as people and machines use it: killed, interrupted, twice at once, in parts, again.
#
# ROUNDS is how often a batch is killed (kill -9) in the middle; 6 by default.
set -u

rounds=${1:-6}
root=$(cd "$(dirname "$0")/.." && pwd) || exit 1
esite=${ESITE:-$root/build/esite}
case $esite in /*) ;; *) esite=$PWD/$esite ;; esac
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
passed=0 failed=0 skipped=0
export LC_ALL=C TZ=UTC SOURCE_DATE_EPOCH=1598918400 # 2020-09-01
unset ESITE_DATA LANGUAGE
cd "$work" || exit 1
campaign=$root/samples/apu-on-lahella/campaign.xml
export=$root/samples/apu-on-lahella/listings.xml

# check WHAT COMMAND...: the command succeeds.
check() {
    what=$1
    shift
    if "$@" >"$work/said" 2>&1; then
        passed=$((passed + 1))
    else
        cat "$work/said"
        echo "FAILED: batch: $what"
        failed=$((failed + 1))
    fi
}

# status EXPECTED COMMAND...: what it prints goes to out and err.
status() {
    expected=$1
    shift
    "$@" >"$work/out" 2>"$work/err"
    got=$?
    [ "$got" -eq "$expected" ] && return
    cat "$work/out" "$work/err"
    echo "status $got, expected $expected: $*"
    return 1
}

# batch OPTION...: six municipalities; the sample campaign and export unless $export says otherwise.
batch() {
    "$esite" batch -c "$campaign" "$@" "$export"
}

# Many: 6 municipalities, 2 audiences, 2 layouts
many() {
    batch -a kaikki,ikaantyneet -l a5-leaflet,a4-sheet "$@"
}

# start OPTION...: many, in the background, as process $batch of a group of its own. In the background of a script Ctrl-C
# would be ignored.
start() {
    setsid env --default-signal=INT "$esite" batch -c "$campaign" -a kaikki,ikaantyneet -l a5-leaflet,a4-sheet "$@" "$export" \
        >out 2>err &
    batch=$!
}

# same FOLDER FOLDER: the same leaflets with the same bytes, and nothing half.
same() {
    diff -rq -x 'manifest*.jsonl' "$1" "$2"
}

lines() {
    [ "$(cat "$1" | wc -l)" -eq "$2" ] || { wc -l "$1"; return 1; }
}

leaflets() {
    find "$1" -name '*.pdf' | wc -l
}

# gone PID: the process and its children end within some seconds.
gone() {
    for _ in 1 2 3 4 5 6 7 8 9 10; do
        pgrep -P "$1" >/dev/null || kill -0 "$1" 2>/dev/null || return 0
        sleep 0.2
    done
    return 1
}

# ---- The plan

plan() {
    status 0 many --dry-run -o nowhere || return 1
    lines out 24 && [ ! -e nowhere ] &&
        grep -q '^tampere/ikaantyneet-a4-sheet-fi.pdf	Tampere	ikaantyneet	a4-sheet	fi$' out
}
plan_json() {
    status 0 batch -m Tampere,Parkano --dry-run --json || return 1
    printf '%s\n' \
        '[{"output":"tampere/kaikki-a5-leaflet-fi.pdf","job":{"municipality":"837","audience":"kaikki","layout":"a5-leaflet","language":"fi"}},' \
        '{"output":"parkano/kaikki-a5-leaflet-fi.pdf","job":{"municipality":"581","audience":"kaikki","layout":"a5-leaflet","language":"fi"}}]' |
        diff - out
}
plain_plan() {
    status 0 "$esite" batch --dry-run "$export" && [ "$(wc -l <out)" -ge 6 ]
}
collision() {
    status 2 many --name '{municipality}.pdf' -o nowhere && [ ! -e nowhere ] &&
        grep -q 'put into --name also {audience} {layout}$' err
}
escape() {
    status 2 batch --name '../{municipality}.pdf' -o nowhere && [ ! -e nowhere ] && [ ! -e tampere.pdf ]
}
check 'the plan, a line a leaflet' plan
check 'the plan as JSON' plan_json
check 'without a campaign: every municipality of the export' plain_plan
check 'two leaflets of one name' collision
check 'no way out of the folder' escape

# ---- The leaflets

six() {
    status 0 batch -o six && lines six/manifest.jsonl 6 && [ "$(leaflets six)" -eq 6 ] &&
        [ -z "$(find six -name '*.part')" ] && grep -q '^six: 6 made$' err
}
as_make_does() {
    "$esite" make -q -c "$campaign" -m Tampere -o one.pdf "$export" &&
        cmp one.pdf six/tampere/kaikki-a5-leaflet-fi.pdf
}
named() {
    status 0 batch -m Tampere -o named --name '{date}/{region}-{code}.pdf' &&
        cmp one.pdf named/2020-09-01/pirkanmaa-837.pdf
}
quiet() {
    status 0 batch -q -o six && [ ! -s err ] && [ ! -s out ]
}
many_equal() {
    status 0 many -j 1 -o whole && [ "$(leaflets whole)" -eq 24 ] || return 1
    for j in 2 5; do
        status 0 many -j "$j" -o "whole-$j" && same whole "whole-$j" || return 1
    done
}
# A local export, so that there is nothing regional or nationwide.
local_export() {
    printf 'nimi;kuvaus;kunnat;kohderyhmat;kategoriat;puhelin\n%s\n%s\n' \
        'Ruokajakelu;Jaamme ruokaa.;Tampere;nuoret;Ruoka-apu;050 323 3773' \
        'Olohuone;Tule kahville.;Tampere, Parkano;kaikki;Kohtaamispaikat;050 323 3773' >local.csv
    export=$work/local.csv
}
empty_ones() {
    local_export
    status 0 batch -m Tampere,Parkano,Utsjoki -a nuoret --category ruoka-apu -o empty && [ "$(leaflets empty)" -eq 1 ] &&
        grep -q '^empty: 1 made, 2 without listings$' err && lines empty/manifest.jsonl 1 &&
        grep -q '^without listings (2): parkano/nuoret-a5-leaflet-fi.pdf, utsjoki/' err && [ ! -e empty/utsjoki ]
}
all_empty() {
    status 3 batch -m Utsjoki,Inari -o void && grep -q 'no listing matches: none for any of 2 leaflets' err &&
        [ "$(leaflets void)" -eq 0 ]
}
# What was there stays, and is spoken of.
no_longer() {
    sed -i /Ruokajakelu/d local.csv
    status 3 batch -m Tampere -a nuoret --category ruoka-apu -o empty && [ "$(leaflets empty)" -eq 1 ] &&
        grep -q 'an earlier batch is still there' err
}
check 'six leaflets and their manifest' six
check 'the same bytes as esite make' as_make_does
check 'names of another pattern' named
check 'quiet' quiet
check 'the same bytes with 1, 2 and 5 workers' many_equal
check 'leaflets without listings' empty_ones
check 'nothing but empty leaflets' all_empty
check 'a leaflet that has become empty' no_longer
export=$root/samples/apu-on-lahella/listings.xml

# ---- Going on

unchanged() {
    find six -name '*.pdf' -exec ls -i --time-style=full-iso -l {} + >before
    status 0 batch -o six --resume && grep -q '^six: 0 made, 6 unchanged$' err &&
        find six -name '*.pdf' -exec ls -i --time-style=full-iso -l {} + | diff before -
}
day_goes_on() {
    SOURCE_DATE_EPOCH=1606780800 status 0 batch -o six --resume && grep -q ' 6 unchanged$' err &&
        status 0 batch -o six --resume --date 2020-12-01 && grep -q '^six: 6 made$' err &&
        status 0 batch -o six --resume && grep -q ' 6 unchanged$' err &&
        status 0 batch -o six --resume --date 2020-09-01 && grep -q '^six: 6 made$' err
}
# What is kept from one leaflet to the next changes none: languages, layouts and audiences by turns, one worker.
alone() {
    status 0 batch -m Tampere,Parkano -a kaikki,ikaantyneet -l a5-leaflet,a4-trifold -L fi,sv -j 1 -o turns || return 1
    status 0 batch -m Tampere,Parkano -a kaikki,ikaantyneet -l a5-leaflet,a4-trifold -L fi,sv --dry-run || return 1
    lines out 16 && mv out plan || return 1
    while IFS='	' read -r name municipality audience layout language; do
        status 0 "$esite" make -c "$campaign" -m "$municipality" -a "$audience" -l "$layout" -L "$language" -o alone.pdf \
            "$export" && cmp alone.pdf "turns/$name" || return 1
    done <plan
}
# One listing of Parkano alone changes, another line is put above all.
one_listing() {
    sed 's|Parkanon ruokapankki|Parkanon ruoka-apu|; 2s|^|<!-- -->\n|' "$export" >changed.xml
    cmp -s "$export" changed.xml && return 1
    cp -R six changed
    export=$work/changed.xml
    status 0 batch -o changed --resume || return 1
    made=$(sed -n 's/^changed: \([0-9]*\) made.*/\1/p' err)
    [ "$made" -ge 1 ] && [ "$made" -lt 6 ] && cmp six/tampere/*.pdf changed/tampere/*.pdf &&
        ! cmp -s six/parkano/*.pdf changed/parkano/*.pdf
}
another_campaign() {
    cp -R "$(dirname "$campaign")" campaign && cp -R six other || return 1
    sed -i 's/050 323 3773/050 323 3774/' campaign/campaign.xml
    campaign=campaign/campaign.xml
    status 0 batch -o other --resume && grep -q '^other: 6 made$' err
}
damage() {
    rm six/tampere/*.pdf
    for f in six/parkano/*.pdf; do truncate -s 1000 "$f"; done
    for f in six/pirkkala/*.pdf; do printf X | dd of="$f" bs=1 seek=500 conv=notrunc 2>/dev/null; done
    : >six/sastamala/kaikki-a5-leaflet-fi.pdf.12345-0.part
    echo mine >six/sastamala/note.txt.12345-0.part
    status 0 batch -o six --resume && grep -q '^six: 3 made, 3 unchanged$' err &&
        cmp one.pdf six/tampere/kaikki-a5-leaflet-fi.pdf &&
        [ ! -e six/sastamala/kaikki-a5-leaflet-fi.pdf.12345-0.part ] &&
        [ -e six/sastamala/note.txt.12345-0.part ] && rm six/sastamala/note.txt.12345-0.part
}
check 'each leaflet is as when it is made alone' alone
check 'nothing has changed' unchanged
check 'a batch goes on for its own day' day_goes_on
check 'one listing has changed' one_listing
export=$root/samples/apu-on-lahella/listings.xml
check 'the campaign has changed' another_campaign
campaign=$root/samples/apu-on-lahella/campaign.xml
check 'leaflets that are missing, cut or damaged' damage

# ---- Failures

one_bad() {
    mkdir -p bad/parkano/kaikki-a5-leaflet-fi.pdf
    status 5 batch -o bad && [ "$(leaflets bad)" -eq 6 ] && lines bad/manifest.jsonl 5 &&
        grep -q '^bad: 5 made, 1 failed$' err && grep -q '^failed (1): parkano/' err &&
        rmdir bad/parkano/*.pdf && status 0 batch -o bad --resume && same bad six
}
fail_fast() {
    mkdir -p fast/hameenkyro/kaikki-a5-leaflet-fi.pdf
    status 4 batch -j 1 --fail-fast -o fast && [ "$(leaflets fast)" -eq 1 ] &&
        grep -q '5 not begun' err
}
no_folder() {
    : >file
    status 4 batch -o file/out && status 4 batch -o file
}
# The one after the other of its workers is killed.
worker_dies() {
    start -j 2 -o dead
    killed=0
    while kill -0 $batch 2>/dev/null && [ $killed -lt 3 ]; do
        worker=$(pgrep -n -P $batch) && kill -9 "$worker" 2>/dev/null && killed=$((killed + 1))
        sleep 0.02
    done
    wait $batch
    got=$?
    cat err
    [ $killed -eq 0 ] && return 1
    { [ $got -eq 5 ] || [ $got -eq 0 ]; } && ! grep -q 'not begun' err &&
        [ -z "$(find dead -name '*.part')" ] && status 0 many -o dead --resume && same dead whole
}
check 'one leaflet fails, the others are made' one_bad
check 'stopping at the first failure' fail_fast
check 'a folder that can not be' no_folder
check 'workers that die' worker_dies

# ---- Interrupts, kills, two at once

interrupted() {
    rm -rf stopped
    start -o stopped
    while kill -0 $batch 2>/dev/null && [ ! -s stopped/manifest.jsonl ]; do sleep 0.01; done
    kill -"$1" $batch
    wait $batch
    got=$?
    cat err
    [ $got -eq 130 ] && gone $batch && grep -q '^interrupted; ' err && [ -z "$(find stopped -name '*.part')" ] &&
        [ "$(leaflets stopped)" -lt 24 ] && status 0 many -o stopped --resume && same stopped whole
}
# hold FILE [-s]: locks it, as another batch does; let_go ends that.
hold() {
    : >>"$1"
    flock ${2:-} "$1" sleep 60 &
    holder=$!
    while flock -n "$1" true; do sleep 0.02; done
}
let_go() {
    kill "$(pgrep -P $holder)"
    wait $holder 2>/dev/null
}
two_at_once() {
    mkdir -p busy
    hold busy/manifest.jsonl
    status 4 batch -o busy && grep -q 'another batch is at work' err && [ "$(leaflets busy)" -eq 0 ] &&
        status 4 batch --shard 1/2 -o busy && status 4 "$esite" manifest merge busy
    result=$?
    let_go
    return $result
}
shards_at_once() {
    hold busy/manifest.jsonl -s
    status 4 batch -o busy && status 0 batch --shard 1/2 -o busy
    result=$?
    let_go
    return $result
}
check 'Ctrl-C' interrupted INT
check 'SIGTERM' interrupted TERM
# Under nohup nobody hangs up: a batch goes on, and there is nothing to see here.
# shellcheck disable=SC2016 # the inner shell's own number
if [ "$(sh -c 'kill -HUP $$; echo ignored' 2>/dev/null)" = ignored ]; then
    echo 'skipped: batch: SIGHUP: it is ignored here, as under nohup'
    skipped=$((skipped + 1))
else
    check 'SIGHUP' interrupted HUP
fi
check 'another batch in the folder' two_at_once
check 'a shard beside another' shards_at_once

milliseconds() {
    date +%s%3N
}
begun=$(milliseconds)
many -q -o timed
length=$(($(milliseconds) - begun))

# After a kill every file is whole: it is one of the whole set.
whole_so_far() {
    find "$1" -name '*.pdf' | while read -r f; do cmp "$f" "whole/${f#*/}" || echo different; done | grep . && return 1
    return 0
}
cut_short=0
# kills ROUND: of a batch's time, ever later; of odd rounds the parent alone, of even ones all its processes.
kills() {
    rm -rf killed
    pause=$(awk -v n="$1" -v of="$rounds" -v ms="$length" 'BEGIN { printf "%.3f", (n - 0.5) / of * ms / 1000 }')
    start -o killed
    sleep "$pause"
    if [ $(($1 % 2)) -eq 0 ]; then kill -9 -- -$batch; else kill -9 $batch; fi 2>/dev/null
    wait $batch 2>/dev/null
    mkdir -p killed
    here=$(leaflets killed)
    [ "$here" -gt 0 ] && [ "$here" -lt 24 ] && cut_short=$((cut_short + 1))
    whole_so_far killed || return 1
    status 0 many -o killed --resume && same killed whole
}
round=0
while [ $round -lt "$rounds" ]; do
    round=$((round + 1))
    check "killed, round $round" kills $round
done
check 'kills came in the middle' [ "$cut_short" -gt 0 ]

# ---- Parts

shards() {
    for i in 1 2 3; do status 0 many --shard $i/3 -o parts || return 1; done
    same parts whole && [ ! -s parts/manifest.jsonl ] &&
        [ "$(cat parts/manifest-*-of-3.jsonl | wc -l)" -eq 24 ] &&
        [ "$(cat parts/manifest-*-of-3.jsonl | sed 's/,.*//' | sort -u | wc -l)" -eq 24 ]
}
shard_goes_on() {
    status 0 many --shard 2/3 -o parts --resume && grep -q '^parts: 0 made' err
}
merge() {
    status 0 "$esite" manifest merge parts && lines parts/manifest.jsonl 24 &&
        [ -z "$(find parts -name 'manifest-*')" ] && status 0 many -o parts --resume &&
        grep -q '^parts: 0 made, 24 unchanged$' err && status 0 "$esite" manifest merge parts &&
        lines parts/manifest.jsonl 24
}
merge_warns() {
    status 0 many --shard 1/3 -o some && rm "$(find some -name '*.pdf' | head -n 1)" &&
        status 0 "$esite" manifest merge some && grep -q 'shard 2 of 3 has left no manifest' err &&
        grep -q 'it is not as the manifest has it' err
}
merge_refuses() {
    mkdir -p none
    status 3 "$esite" manifest merge none && [ -z "$(ls none)" ] && status 2 "$esite" manifest merge &&
        status 2 "$esite" manifest marge none
}
check 'three shards are the whole' shards
check 'a shard goes on' shard_goes_on
check 'manifests of shards joined' merge
check 'what is missing when manifests are joined' merge_warns
check 'nothing to join' merge_refuses

# ---- The recipes of docs/batch.md, as they stand there

# recipe HEADING: the first block of code below it.
recipe() {
    awk -v heading="### $1" '
        $0 == heading { here = 1; next }
        here && /^```/ { if (inside) exit; inside = 1; next }
        inside' "$root/docs/batch.md"
}
# kitchen NAME: a folder as the recipes want it, with the program in the path.
kitchen() {
    mkdir -p "$1/bin" && ln -s "$esite" "$1/bin/esite" && ln -s "$(dirname "$campaign")"/* "$1/" && cd "$1" &&
        PATH=$PWD/bin:$PATH
}
# served: the folder holds what one batch would have made, and one manifest.
served() {
    status 0 esite batch -c campaign.xml -o reference listings.csv && same reference out && lines out/manifest.jsonl 6 &&
        [ -z "$(find out -name 'manifest-*')" ]
}
parallel_recipe() (
    kitchen parallel && recipe 'GNU parallel' >recipe && echo : >machines && mkdir -p home out || return 1
    export HOME=$PWD/home PARALLEL_HOME=$PWD/home
    hold out/manifest-3-of-8.jsonl
    status 1 sh recipe && [ "$(awk '$7 == 4' out/parallel.log | wc -l)" -eq 1 ]
    result=$?
    let_go
    [ $result -eq 0 ] && status 0 sh recipe && [ "$(grep -c shard out/parallel.log)" -eq 9 ] && rm out/parallel.log && served
)
kubernetes_recipe() (
    kitchen kubernetes || return 1
    command=$(recipe 'A Kubernetes Indexed Job' | sed -n 's/^ *- \(exec esite .*\)$/\1/p')
    [ -n "$command" ] || return 1
    index=0
    while [ $index -lt 8 ]; do
        JOB_COMPLETION_INDEX=$index status 0 sh -c "$command" || return 1
        index=$((index + 1))
    done
    status 0 esite manifest merge out && served
)
if command -v parallel >/dev/null && parallel --version 2>/dev/null | grep -q '^GNU parallel'; then
    check 'GNU parallel' parallel_recipe
else
    echo 'skipped: batch: GNU parallel is not installed'
    skipped=$((skipped + 1))
fi
check 'a Kubernetes Indexed Job, its command' kubernetes_recipe

printf '%s passed, %s failed' "$passed" "$failed"
[ "$skipped" -eq 0 ] || printf ', %s skipped' "$skipped"
echo
[ "$failed" -eq 0 ]
