#!/bin/sh
# tests/runners.sh: the test runners themselves: each is given something broken and has to say so.
set -u

tests=$(cd "$(dirname "$0")" && pwd) || exit 1
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
passed=0 failed=0

# check WHAT EXPECTED-LAST-LINE COMMAND...: the command's last line, and a status that fits it.
check() {
    what=$1 expected=$2
    shift 2
    "$@" >"$work/out" 2>&1
    status=$?
    last=$(tail -n 1 "$work/out")
    case $expected in *' 0 failed'*) want=0 ;; *) want=1 ;; esac
    if [ "$last" = "$expected" ] && [ "$status" -eq "$want" ]; then
        passed=$((passed + 1))
    else
        cat "$work/out"
        echo "FAILED: $what: status $status and \"$last\", expected $want and \"$expected\""
        failed=$((failed + 1))
    fi
}

# ---- check.sh adds up

check 'all well' '5 passed, 0 failed, 1 skipped' "$tests/check.sh" \
    'echo 2 passed, 0 failed' 'echo talk; echo 3 passed, 0 failed, 1 skipped'
check 'a counted failure' '3 passed, 1 failed' "$tests/check.sh" \
    'echo 1 passed, 1 failed; exit 1' 'echo 2 passed, 0 failed'
check 'a suite that died late' '1 passed, 1 failed' "$tests/check.sh" 'echo 1 passed, 0 failed; exit 3'
check 'a suite that says nothing' '0 passed, 1 failed' "$tests/check.sh" true
check 'a suite that is not there' '0 passed, 1 failed' "$tests/check.sh" "$work/missing"

# ---- unit.sh counts

cat >"$work/good" <<'END'
#!/bin/sh
printf '1..3\nok 1 - a\nok 2 # SKIP b\nnot ok 3 # SKIP c\n'
END
cat >"$work/bad" <<'END'
#!/bin/sh
printf '1..2\nok 1 - a\nnot ok 2 - b\n'; exit 1
END
cat >"$work/dead" <<'END'
#!/bin/sh
printf '1..2\nok 1 - a\n'; exit 139
END
cat >"$work/silent" <<'END'
#!/bin/sh
END
chmod +x "$work/good" "$work/bad" "$work/dead" "$work/silent"
check 'unit tests' '1 passed, 0 failed, 2 skipped' "$tests/unit.sh" "$work/good"
check 'a failing unit test' '2 passed, 1 failed, 2 skipped' "$tests/unit.sh" "$work/good" "$work/bad"
check 'a unit test that died' '1 passed, 1 failed' "$tests/unit.sh" "$work/dead"
check 'a unit test without tests' '0 passed, 1 failed' "$tests/unit.sh" "$work/silent"

# ---- layers.sh refuses

# layers WHAT FILE LINE EXPECTED: a tree of one sound file and one that holds LINE.
layers() {
    rm -rf "$work/tree"
    mkdir -p "$work/tree/src/base" "$work/tree/$(dirname "$2")"
    echo '#include <stdio.h>' >"$work/tree/src/base/str.c"
    printf '%s\n' "$3" >"$work/tree/$2"
    check "$1" "$4" "$tests/layers.sh" "$work/tree"
}

layers 'a sound file' src/select/a.c '#include "model/edition.h"' '2 passed, 0 failed'
layers 'own folder' src/select/a.c '#include "select/order.h"' '2 passed, 0 failed'
layers 'base knows nobody' src/base/a.c '#include "model/edition.h"' '0 passed, 1 failed'
layers 'model knows base only' src/model/a.c '#include "config/layout.h"' '1 passed, 1 failed'
layers 'stages do not meet' src/compose/a.c '#include "tell/tell.h"' '1 passed, 1 failed'
layers 'a blank before include' src/compose/a.c ' # include  "tell/tell.h"' '1 passed, 1 failed'
layers 'inner headers stay inside' src/job.c '#include "compose/lines.h"' '1 passed, 1 failed'
layers 'rooms of a stage' src/import/csv/a.c '#include "import/json/node.h"' '1 passed, 1 failed'
layers 'a room that serves others' src/import/csv/a.c '#include "import/text/html.h"' '2 passed, 0 failed'
layers 'a stage sees its rooms' src/import/a.c '#include "import/json/node.h"' '2 passed, 0 failed'
layers 'an unknown room' src/import/odd/a.c 'int x;' '1 passed, 1 failed'
layers 'job.c knows the stages' src/job.c '#include "compose/compose.h"' '2 passed, 0 failed'
layers 'libharu in write' src/write/a.c '#include <hpdf.h>' '2 passed, 0 failed'
layers 'libharu elsewhere' src/compose/a.c '#include <hpdf_types.h>' '1 passed, 1 failed'
layers 'HarfBuzz in font' src/font/a.c '#include <hb-ot.h>' '2 passed, 0 failed'
layers 'HarfBuzz in compose' src/compose/a.c '#include <hb.h>' '1 passed, 1 failed'
layers 'subsetting in font' src/font/a.c '#include <hb-subset.h>' '1 passed, 1 failed'
layers 'ICU in write' src/write/a.c '#include <unicode/ubidi.h>' '1 passed, 1 failed'
layers 'an unknown library' src/tell/a.c '#include <zlib.h>' '1 passed, 1 failed'
layers 'an unknown folder' src/odd/a.c 'int x;' '1 passed, 1 failed'
layers 'exit in a stage' src/tell/a.c '    exit(1);' '1 passed, 1 failed'
layers 'exit in main.c' src/main.c '    exit(1);' '2 passed, 0 failed'
layers 'exit in a comment' src/tell/a.c '/* never exit(1) */' '2 passed, 0 failed'
layers 'exit in a string' src/tell/a.c 'char *s = "exit(1)";' '2 passed, 0 failed'

# ---- golden.sh compares

# golden WHAT EXPECTED: the one case of a small tree; the files of the case are made before.
golden() {
    check "$1" "$2" env ESITE=/bin/echo "$work/tree/tests/golden.sh"
}
fresh() {
    rm -rf "$work/tree"
    mkdir -p "$work/tree/tests/golden/case" "$work/tree/samples"
    cp "$tests/golden.sh" "$work/tree/tests/"
    echo 'nimi;kunta' >"$work/tree/samples/a.csv"
    cd "$work/tree/tests/golden/case" || exit 1
}

fresh
printf '"$ESITE" apua; echo oho >&2; cp ../../../samples/a.csv b.csv; exit 3\n' >cmd
golden 'nothing expected' '0 passed, 1 failed'
check 'blessing' '1 passed, 0 failed' env ESITE=/bin/echo "$work/tree/tests/golden.sh" --bless --yes
golden 'as blessed' '1 passed, 0 failed'
check 'what blessing wrote' 'cmd expected.b.csv expected.err expected.out expected.status 0 failed' \
    sh -c 'echo $(ls) 0 failed'
echo apu >expected.out
golden 'another output' '0 passed, 1 failed'
echo 'a reason' >known-bad
golden 'known to be bad' '0 passed, 0 failed, 1 skipped'
echo apua >expected.out
golden 'no longer bad' '0 passed, 1 failed'
rm known-bad
echo 0 >expected.status
golden 'another status' '0 passed, 1 failed'
echo 3 >expected.status
rm expected.err
golden 'an unexpected complaint' '0 passed, 1 failed'
echo oho >expected.err
rm expected.b.csv
golden 'an unexpected file' '0 passed, 1 failed'
echo 'nimi;kunta' >expected.b.csv
: >expected.c.csv
golden 'a file not written' '0 passed, 1 failed'
rm expected.c.csv
golden 'mended' '1 passed, 0 failed'
check 'a case that is not there' '0 passed, 1 failed' \
    env ESITE=/bin/echo "$work/tree/tests/golden.sh" tests/golden/missing
fresh
echo 'exit 77' >cmd
golden 'skipping' '0 passed, 0 failed, 1 skipped'

cd / || exit 1
printf '%s passed, %s failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ]
