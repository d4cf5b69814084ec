#!/usr/bin/env python3
"""Is a snapshot true to botocore's models, and does the replay server give all of it back? Judged by boto3.

    snapshot_check.py SNAPSHOT ACCOUNT REGION

Every operation of a collection must have a file there, and something in it. Prints what is wrong; exits with 1 if
anything is.
"""
import json
import pathlib
import sys

from botocore import xform_name

from collected_calls import Region, collected_names, merged
from selftest import client, serving, without_metadata


class Judge:
    """boto3 against the served account, file by file."""

    def __init__(self, region, port):
        self.region, self.port, self.clients, self.wrong = region, port, {}, []

    def check(self, name):
        answers = {}
        for file, parameters in self.region.calls(name):
            answers.setdefault(file, []).append(self.ask(name, parameters))
        if not answers:
            self.wrong.append(f"{name}: nothing lists what it is asked for")
        for file, parts in answers.items():
            wanted, found = json.loads(file.read_text()), merged(parts)
            if found != wanted:
                self.wrong.append(f"{name}: {file.name} differs:\n{json.dumps(found)}\n{json.dumps(wanted)}")
            if not any(wanted.values()):
                self.wrong.append(f"{name}: {file.name} holds nothing")

    def ask(self, name, parameters):
        service, operation = name.split()
        if service not in self.clients:
            self.clients[service] = client(self.port, service)
        method = xform_name(operation)
        if self.clients[service].can_paginate(method):
            pages = self.clients[service].get_paginator(method).paginate(**parameters)
            return without_metadata(pages.build_full_result())
        return without_metadata(getattr(self.clients[service], method)(**parameters))


def main():
    folder, account, place = pathlib.Path(sys.argv[1]), *sys.argv[2:]
    with serving(folder) as port:
        judge = Judge(Region(folder / account / place), port)
        for name in collected_names():
            judge.check(name)
    print("\n".join(judge.wrong))
    return 1 if judge.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
