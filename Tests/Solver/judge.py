#!/usr/bin/env python3
"""Proves with z3 what awsdrops computed of sets of packets. One case a line comes in; what is wrong goes out, a line each."""
import json
import sys
from concurrent.futures import ProcessPoolExecutor

import algebra
import changes
import lint
import paths

JUDGES = {"path": paths.judge, "acl lint": lint.acl, "group lint": lint.group, "diff": changes.judge}


def with_numbers(members):
    """Boxes write their numbers as text, since those of IPv6 addresses fit few readers' numbers."""
    if "sourcePorts" not in members:
        return members
    return {
        side: ranges if side == "family" else [[int(low), int(high)] for low, high in ranges]
        for side, ranges in members.items()
    }


def judge(line):
    case = json.loads(line, object_hook=with_numbers)
    found = JUDGES.get(case["operation"], algebra.judge)(case)
    return None if found is None else f"{found}: {line}"


def main():
    with open(sys.argv[1], encoding="utf-8") as file, ProcessPoolExecutor() as workers:
        lines = file.read().splitlines()
        for fault in workers.map(judge, lines, chunksize=50):
            if fault:
                print(fault)
    print(f"{len(lines)} cases judged", file=sys.stderr)


if __name__ == "__main__":
    main()
