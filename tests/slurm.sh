#!/bin/sh
# tests/slurm.sh: the recipe for a Slurm array in docs/batch.md, run by the real slurmctld and slurmd on this one machine.
#
# They run without munge, on ports of their own, in a folder of their own, and as root, which slurmd needs. Skipped
# where they are absent.
set -u

root=$(cd "$(dirname "$0")/.." && pwd) || exit 1
esite=${ESITE:-$root/build/esite}
case $esite in /*) ;; *) esite=$PWD/$esite ;; esac

skip() {
    echo "skipped: slurm: $1"
    echo '0 passed, 0 failed, 1 skipped'
    exit 0
}
for program in slurmctld slurmd sbatch scontrol; do
    command -v $program >/dev/null || skip "$program is not installed"
done
[ "$(id -u)" -eq 0 ] || skip 'slurmd runs as root only'
ls /usr/lib/*/slurm-wlm/auth_none.so >/dev/null 2>&1 || skip 'Slurm is here without its plugin auth_none'

work=$(mktemp -d) || exit 1
controller='' node=''
# Both are ended by number: others may run their own.
cleanup() {
    for process in $node $controller; do kill "$process" 2>/dev/null; done
    wait
    rm -rf "$work"
}
trap cleanup EXIT
trap 'exit 130' INT TERM
cd "$work" || exit 1
mkdir state spool bin
ln -s "$esite" bin/esite
ln -s "$root"/samples/apu-on-lahella/* .
name=$(hostname -s)
cat >slurm.conf <<END
ClusterName=esite
SlurmctldHost=$name(127.0.0.1)
SlurmUser=root
SlurmdUser=root
AuthType=auth/none
CredType=cred/none
ProctrackType=proctrack/pgid
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
SlurmctldPort=16817
SlurmdPort=16818
StateSaveLocation=$work/state
SlurmdSpoolDir=$work/spool
SlurmctldPidFile=$work/slurmctld.pid
SlurmdPidFile=$work/slurmd.pid
SlurmctldLogFile=$work/slurmctld.log
SlurmdLogFile=$work/slurmd.log
ReturnToService=2
SchedulerType=sched/builtin
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
MpiDefault=none
NodeName=$name NodeAddr=127.0.0.1 CPUs=2 State=UNKNOWN
PartitionName=all Nodes=ALL Default=YES MaxTime=INFINITE State=UP
END
export SLURM_CONF="$work/slurm.conf" PATH="$work/bin:$PATH" LC_ALL=C SOURCE_DATE_EPOCH=1598918400
unset ESITE_DATA
slurmctld -D >controller.out 2>&1 &
controller=$!
slurmd -D >node.out 2>&1 &
node=$!
for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
    sinfo -h -o %t 2>/dev/null | grep -q idle && break
    sleep 0.5
done
if ! sinfo -h -o %t 2>/dev/null | grep -q idle; then
    cat controller.out slurmctld.log node.out slurmd.log 2>/dev/null
    echo 'FAILED: slurm: its node does not come up'
    echo '0 passed, 1 failed'
    exit 1
fi

passed=0 failed=0
check() {
    what=$1
    shift
    if "$@" >said 2>&1; then
        passed=$((passed + 1))
    else
        cat said out/slurm-*.log slurmctld.log 2>/dev/null
        echo "FAILED: slurm: $what"
        failed=$((failed + 1))
    fi
}

awk '/^### A Slurm array/ { here = 1; next } here && /^```/ { if (inside) exit; inside = 1; next } inside' \
    "$root/docs/batch.md" >job.sh
join=$(sed -n 's/^or leave that to `\(sbatch .*\)`\.$/\1/p' "$root/docs/batch.md")

array() {
    mkdir -p out && timeout 120 sbatch --wait job.sh && sh -c "${join:?} --wait" && "$esite" batch -q -c campaign.xml \
        -o reference listings.csv && diff -rq -x 'manifest*' -x 'slurm*' reference out &&
        [ "$(wc -l <out/manifest.jsonl)" -eq 6 ] && [ -z "$(find out -name 'manifest-*')" ]
}
# While something holds the part's manifest its job ends with 4 and is queued again; Slurm itself waits before it runs.
requeued() {
    mkdir -p out && : >out/manifest-1-of-1.jsonl
    flock out/manifest-1-of-1.jsonl sleep 60 &
    holder=$!
    sbatch --array=1-1 job.sh || return 1
    for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
        scontrol show jobs | grep -q 'Restarts=1' && break
        sleep 0.5
    done
    kill "$(pgrep -P $holder)"
    scontrol show jobs | grep 'Restarts=1' && grep 'another batch is at work' out/slurm-1.log
}
check 'an array makes the whole set' array
check 'a part that could not write is queued again' requeued

printf '%s passed, %s failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ]
