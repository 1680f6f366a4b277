#!/bin/sh
# tests/layers.sh [ROOT]: who may include whom, and which library stands where (docs/architecture.md, rule 1).
#
# Each folder of src/ is one check. The two tables below are the rule; a header that is in neither is refused, so that a
# new library comes in by a decision.
set -u

cd "${1:-$(dirname "$0")/..}" || exit 1

# Folder: the folders of ours that it may include, besides itself. "." is src/ itself.
ours='
base
model    base
config   base model
font     base model config
import   base model config font
select   base model config font
tell     base model config font
compose  base model config font
impose   base model config font
write    base model config font
check    base model config font tell
batch    base model config font .
cli      base model config font import select check batch .
.        base model config font import select tell compose impose write check batch cli
'

# Room of a stage: the rooms beside it that it may look into. Each sees its stage's own files; these see every room.
rooms='
import/text    value
import/value
import/csv     text
import/xml     value
import/json    value
import/hsds    csv json text value
import/sheet   value
import/survey  csv xml json text value
tell/text
tell/time      text
tell/pair      text
compose/text
compose/choose
write/file
write/page     file
write/tag      file page
'

# From outside a stage only its public header is seen: select/select.h.
stages='import select tell compose impose write check'

# Header, a trailing * for a family: the folders that may include it. "*" is every folder.
libraries='
hpdf*.h               write
hb-subset*.h          write
hb*.h                 font write
libxml/*              config import
unicode/*             import select tell compose
iconv.h               import
zip.h                 import
yajl/*                import
libvoikko/*           compose
hyphen.h              compose
qrencode.h            compose
libdeflate.h          write
png.h                 write
libintl.h             base
locale.h              .
getopt.h              cli .
sched.h               batch
sanitizer/*           base
dlfcn.h               base compose
assert.h ctype.h errno.h float.h inttypes.h limits.h math.h setjmp.h signal.h stdalign.h  *
stdarg.h stdbool.h stddef.h stdint.h stdio.h stdlib.h stdnoreturn.h string.h time.h       *
dirent.h fcntl.h poll.h sys/file.h sys/mman.h sys/resource.h sys/stat.h sys/time.h sys/types.h       *
sys/wait.h unistd.h                                                                       *
'

# What ends the process or jumps out of a stage belongs to main.c, running out of memory to base/memory.c, and the end of a
# worker, which is a process of its own, to batch/pool.c.
calls='exit _exit _Exit abort longjmp siglongjmp setlocale'

if [ ! -d src ]; then
    echo "tests/layers.sh: no src/ here" >&2
    exit 1
fi

# shellcheck disable=SC2046 # the names have no blanks
set -- $(find src -name '*.[ch]' | LC_ALL=C sort)
exec awk -v ours="$ours" -v rooms="$rooms" -v stages="$stages" -v libraries="$libraries" -v calls="$calls" '
    function glob(pattern, name,    stem) {
        if (pattern !~ /\*/) return pattern == name
        stem = substr(pattern, 1, index(pattern, "*") - 1)
        rest = substr(pattern, index(pattern, "*") + 1)
        return substr(name, 1, length(stem)) == stem && \
            substr(name, length(name) - length(rest) + 1) == rest
    }
    function wrong(text) {
        printf "%s:%d: %s\n", FILENAME, FNR, text
        bad[folder] = 1
    }
    function library(header,    i) {
        for (i = 1; i <= patterns; i++)
            if (glob(pattern[i], header)) {
                if (!((i, folder) in where) && !((i, "*") in where))
                    wrong("<" header "> does not belong in " folder "/")
                return
            }
        wrong("<" header "> is no library that tests/layers.sh knows")
    }
    function own(header,    to) {
        if (header == "built.h") {
            if (folder != "." && folder != "config" && folder != "cli")
                wrong("built.h does not belong in " folder "/")
            return
        }
        to = header ~ /\// ? substr(header, 1, index(header, "/") - 1) : "."
        if (to != folder && !((folder, to) in may))
            wrong("\"" header "\": " folder "/ may not include " to "/")
        else if (to != folder && to in stage && header != to "/" to ".h")
            wrong("\"" header "\": from outside only " to "/" to ".h is included")
        else if (to == folder && room != "" && split(header, step, "/") == 3 && step[2] != room && \
            !((folder "/" room, step[2]) in looks))
            wrong("\"" header "\": " folder "/" room "/ may not include " folder "/" step[2] "/")
    }
    BEGIN {
        n = split(ours, line, "\n")
        for (i = 1; i <= n; i++) {
            words = split(line[i], word, " ")
            if (words) known[word[1]] = 1
            for (k = 2; k <= words; k++) may[word[1], word[k]] = 1
        }
        n = split(rooms, line, "\n")
        for (i = 1; i <= n; i++) {
            words = split(line[i], word, " ")
            if (words) known[word[1]] = 1
            for (k = 2; k <= words; k++) looks[word[1], word[k]] = 1
        }
        n = split(stages, word, " ")
        for (i = 1; i <= n; i++) stage[word[i]] = 1
        n = split(libraries, line, "\n")
        for (i = 1; i <= n; i++) {
            words = split(line[i], word, " ")
            # Headers come first; folders are the words after the last that looks like a header.
            for (last = words; last > 0 && word[last] !~ /[.]h$|\/\*$/; last--) ;
            for (k = 1; k <= last; k++) {
                pattern[++patterns] = word[k]
                for (m = last + 1; m <= words; m++) where[patterns, word[m]] = 1
            }
        }
        call = calls
        gsub(/ /, "|", call)
        call = "(^|[^A-Za-z0-9_])(" call ")[ \t]*[(]"
    }
    FNR == 1 {
        folder = FILENAME
        sub(/^src\//, "", folder)
        room = folder ~ /\/.*\// ? folder : ""
        sub(/^[^\/]*\//, "", room); sub(/\/.*$/, "", room)
        if (!sub(/\/.*$/, "", folder)) folder = "."
        if (room != "" && !(folder "/" room in known))
            wrong("src/" folder "/" room "/ is no room that tests/layers.sh knows")
        if (!(folder in known)) wrong("src/" folder "/ is no folder that tests/layers.sh knows")
        seen[folder] = 1
        comment = 0
    }
    {
        text = $0
        if (comment && sub(/^.*\*\//, "", text)) comment = 0
        if (comment) next
        gsub(/\/\*([^*]|\*[^\/])*\*\//, "", text)
        if (sub(/\/\*.*$/, "", text)) comment = 1
    }
    text ~ /^[ \t]*#[ \t]*include[ \t]*</ {
        sub(/^[^<]*</, "", text); sub(/>.*$/, "", text)
        library(text)
        next
    }
    text ~ /^[ \t]*#[ \t]*include[ \t]*"/ {
        sub(/^[^"]*"/, "", text); sub(/".*$/, "", text)
        own(text)
        next
    }
    {
        gsub(/"([^"\\]|\\.)*"/, "\"\"", text)
        if (text ~ call && FILENAME != "src/main.c" && FILENAME != "src/base/memory.c" && \
            FILENAME != "src/batch/pool.c")
            wrong("ends or leaves the process: that is for main.c, report and return instead")
    }
    END {
        for (f in seen) if (f in bad) failed++; else passed++
        printf "%d passed, %d failed\n", passed, failed
        exit failed > 0
    }' "$@"
