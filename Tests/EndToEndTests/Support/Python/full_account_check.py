#!/usr/bin/env python3
"""Is the full account true to botocore's models, and does the replay server give all of it back? Judged by boto3.

    full_account_check.py FOLDER

FOLDER is what full_account.py wrote. Prints what is wrong; exits with 1 if anything is.
"""
import json
import pathlib
import sys

from botocore import xform_name

from full_account import FILES_BY_ID, MERGED_BY_ID, Account, collected_names, ids_of
from selftest import client, serving, without_metadata

# The parameter that takes the id, where it is not named as the member of the listing is.
PARAMETERS = {
    "network-firewall DescribeFirewallPolicy": "FirewallPolicyArn",
    "network-firewall DescribeRuleGroup": "RuleGroupArn", "ecs ListTasks": "cluster", "eks DescribeCluster": "name",
}
MORE = {
    "ec2 SearchTransitGatewayRoutes": {"Filters": [{"Name": "state", "Values": ["active", "blackhole"]}]},
    "ram ListResources": {"resourceOwner": "OTHER-ACCOUNTS"},
}


class Judge:
    """boto3 against the served account, file by file."""

    def __init__(self, folder, port):
        self.account = Account(folder)
        self.port, self.clients, self.wrong = port, {}, []

    def check(self, name):
        path = self.account.path(name)
        if name == "ec2 GetManagedPrefixListEntries":
            files = {each: {"PrefixListId": each.stem} for each in path.glob("*.json")}
        elif name in FILES_BY_ID:
            listing, member = FILES_BY_ID[name]
            parameter = PARAMETERS.get(name, member)
            files = {path / f"{each.replace('/', '_').replace(':', '_')}.json": {parameter: each}
                     for each in self.listed(listing, member)}
            files = {file: parameters for file, parameters in files.items()
                     if file.exists() or name != "elbv2 DescribeRules"}
        else:
            files = {path.with_suffix(".json"): None}
        if not files:
            self.wrong.append(f"{name}: no file")
        for file, parameters in files.items():
            wanted = json.loads(file.read_text())
            found = self.merged(name) if parameters is None else self.ask(name, parameters)
            if found != wanted:
                self.wrong.append(f"{name}: {file.name} differs:\n{json.dumps(found)}\n{json.dumps(wanted)}")
            if not any(wanted.values()):
                self.wrong.append(f"{name}: {file.name} holds nothing")

    def listed(self, listing, member):
        path = self.account.path(listing)
        files = [path.with_suffix(".json")] if path.with_suffix(".json").exists() else path.glob("*.json")
        return [each for file in files for each in ids_of(json.loads(file.read_text()), member)]

    def merged(self, name):
        if name == "ecs DescribeTasks":
            clusters = self.listed("ecs ListClusters", None)
            answers = [self.ask(name, {"cluster": each, "tasks": self.ask("ecs ListTasks", {"cluster": each})["taskArns"]})
                       for each in clusters]
        elif name in MERGED_BY_ID:
            listing, member, _ = MERGED_BY_ID[name]
            parameter, is_list = (member + "s", True) if name == "ec2 DescribeInstanceTypes" else (member, False)
            answers = [self.ask(name, {parameter: [each] if is_list else each}) for each in self.listed(listing, member)]
        else:
            answers = [self.ask(name, {})]
        whole = answers[0]
        for answer in answers[1:]:
            whole = {key: whole[key] + answer[key] for key in whole}
        return whole

    def ask(self, name, parameters):
        service, operation = name.split()
        if service not in self.clients:
            self.clients[service] = client(self.port, service)
        method, parameters = xform_name(operation), {**parameters, **MORE.get(name, {})}
        if self.clients[service].can_paginate(method):
            pages = self.clients[service].get_paginator(method).paginate(**parameters)
            return without_metadata(pages.build_full_result())
        return without_metadata(getattr(self.clients[service], method)(**parameters))


def main():
    folder = pathlib.Path(sys.argv[1])
    with serving(folder / "served") as port:
        judge = Judge(folder, port)
        names = collected_names()
        for name in names:
            judge.check(name)
    print("\n".join(judge.wrong))
    return 1 if judge.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
