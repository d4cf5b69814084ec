"""What the benchmarks have in common: the program, made-up accounts, and the measuring of one process."""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
PROGRAM = ROOT / ".build" / "release" / "awsdrops"
DATA = ROOT / ".build" / "benchmarks"


def require_program():
    if not PROGRAM.exists():
        raise SystemExit('the release program is not built; run "make build"')


def snapshot(count, *options):
    """The snapshot with `count` interfaces, made if it is missing or its scripts are newer."""
    name = "-".join([f"{count}-interfaces", *(option.strip("-") for option in options)])
    folder, stamp = DATA / name, DATA / f"{name}.made"
    scripts = (ROOT / "Benchmarks" / "make-snapshot.py", *(ROOT / "Scripts").glob("snapshot_*.py"))
    if not stamp.exists() or stamp.stat().st_mtime < max(path.stat().st_mtime for path in scripts):
        subprocess.run([sys.executable, scripts[0], str(count), folder, *options], check=True)
        stamp.touch()
    return folder


def with_one_more_rule(folder):
    """A copy of a snapshot in which one security group lets one more service in."""
    copy = folder.with_name(f"{folder.name}-one-more-rule")
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(folder, copy)
    path = next(copy.rglob("describe-security-groups.json"))
    document = json.loads(path.read_text(encoding="utf-8"))
    rule = {"IpProtocol": "tcp", "FromPort": 22, "ToPort": 22, "UserIdGroupPairs": [], "Ipv6Ranges": [],
            "PrefixListIds": [], "IpRanges": [{"CidrIp": "10.0.88.0/24"}]}
    document["SecurityGroups"][7]["IpPermissions"].append(rule)
    path.write_text(json.dumps(document), encoding="utf-8")
    return copy


def once(command, environment=None, status=0):
    """Wall seconds, CPU seconds and kilobytes of one run, whose output is thrown away. It must end with that status."""
    silent = [(os.POSIX_SPAWN_OPEN, stream, os.devnull, os.O_WRONLY, 0) for stream in (1, 2)]
    words = [str(word) for word in command]
    start = time.perf_counter()
    process = os.posix_spawn(words[0], words, environment or os.environ, file_actions=silent)
    _, state, usage = os.wait4(process, 0)
    wall = time.perf_counter() - start
    if os.waitstatus_to_exitcode(state) != status:
        raise SystemExit(f"{' '.join(words)} ended with status {os.waitstatus_to_exitcode(state)}")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss
