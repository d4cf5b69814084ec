#!/usr/bin/env python3
"""Writes an account that has something for every call a collection makes.

    full_account.py OUT

OUT/served is the snapshot as AWS would answer, with secrets in it; OUT/wanted is what may be on disk of it. The
network is that of Fixtures/demo. Everything else is filled from botocore's models: every member of every answer, with
values by the member's name, and ids that lead from a listing to the calls that need them.
"""
import json
import pathlib
import re
import shutil
import sys

from collected_calls import FILES_BY_ID, MERGED_BY_ID, VPC_ATTRIBUTES, collected_names, ids_of, route_tables
from model_filler import SECRET_MEMBERS, Filler
from replay_model import load_services

ROOT = pathlib.Path(__file__).resolve().parents[4]
DEMO = ROOT / "Fixtures" / "demo"
PLACE = pathlib.Path("111122223333", "eu-west-1")


class Account:
    """The files of the account, by `service operation`."""

    def __init__(self, out):
        self.services = load_services()
        self.served, self.wanted = out / "served", out / "wanted"
        self.filler = Filler()
        self.contents = {}

    def build(self, names):
        shutil.copytree(DEMO, self.served)
        pending = [name for name in names if not self.take_demo(name)]
        while pending:
            ready = [name for name in pending if self.listing(name) in (None, *self.contents)]
            if not ready:
                sys.exit(f"nothing lists the ids for {', '.join(pending)}")
            for name in ready:
                self.contents[name] = self.fill(name)
            pending = [name for name in pending if name not in self.contents]
        write_without_secrets(self.served, self.wanted)

    def listing(self, name):
        if name == "ecs DescribeTasks":
            return "ecs ListTasks"
        return (FILES_BY_ID.get(name) or MERGED_BY_ID.get(name) or (None,))[0]

    def path(self, name):
        service, operation = name.split()
        model = self.services[service].operation(operation)
        file = self.services[service].file_name(model)
        return self.served / PLACE / (file if service == "ec2" else f"{service}/{file}")

    def take_demo(self, name):
        path = self.path(name)
        if path.is_dir():
            self.contents[name] = {}
        elif path.with_suffix(".json").exists():
            self.contents[name] = json.loads(path.with_suffix(".json").read_text())
        return name in self.contents

    def fill(self, name):
        if name in FILES_BY_ID:
            ids = ids_of(self.contents[FILES_BY_ID[name][0]], FILES_BY_ID[name][1])
            if name == "elbv2 DescribeRules":
                listeners = self.contents["elbv2 DescribeListeners"]["Listeners"]
                ids = [each["ListenerArn"] for each in listeners if each["Protocol"] in ("HTTP", "HTTPS")]
            if name == "networkmanager GetVpcAttachment":
                attachments = self.contents["networkmanager ListAttachments"]["Attachments"]
                ids = [each["AttachmentId"] for each in attachments if each["AttachmentType"] == "VPC"]
            if name == "ec2 DescribeVpcAttribute":
                return self.attributes(name, ids)
            if name == "networkmanager GetNetworkRoutes":
                ids = [own_id for core, content in self.contents["networkmanager GetCoreNetwork"].items()
                       for own_id, _ in route_tables(core, content)]
            return {each: self.write(name, self.adjusted(name, self.answer(name)), each) for each in ids}
        if name == "ecs DescribeTasks":
            return self.write(name, self.tasks())
        if name in MERGED_BY_ID:
            listing, member, repeated = MERGED_BY_ID[name]
            content = {}
            for each in ids_of(self.contents[listing], member):
                for key, elements in self.answer(name).items():
                    for element in elements:
                        element[repeated] = each
                    count = 1 if name == "ec2 DescribeInstanceTypes" else None
                    content[key] = content.get(key, []) + elements[:count]
            return self.write(name, self.adjusted(name, content))
        return self.write(name, self.adjusted(name, self.answer(name)))

    def answer(self, name):
        """One filled answer, with the members that stay when pages are put together."""
        service, operation = name.split()
        model = self.services[service].operation(operation)
        self.filler.has_numeric_times = not self.services[service].is_xml
        content = self.filler.value(model.output_shape)
        paging = self.services[service].paging(model)
        if paging:
            rule = self.services[service].pagination.get(operation)
            keys = paging.lists + rule.get("non_aggregate_keys", []) if rule else set(content) - {paging.output_token}
            content = {key: content[key] for key in content if key in keys}
        return content

    def adjusted(self, name, content):
        """What the collector looks at, put right."""
        if name == "ec2 SearchTransitGatewayRoutes":
            for index, route in enumerate(content["Routes"]):
                route["State"] = ("active", "blackhole")[index % 2]
        if name == "elbv2 DescribeListeners":
            for index, listener in enumerate(content["Listeners"]):
                listener["Protocol"] = ("HTTPS", "TCP")[index % 2]
        if name == "networkmanager ListAttachments":
            for index, attachment in enumerate(content["Attachments"]):
                attachment["AttachmentType"] = ("VPC", "CONNECT")[index % 2]
        return content

    def attributes(self, name, vpcs):
        """One file for each attribute of a VPC: AWS answers with the one that was asked for."""
        return {f"{vpc}_{attribute}": self.write(
                    name, {"VpcId": vpc, member: {"Value": member.endswith("Support")}}, f"{vpc}_{attribute}")
                for vpc in vpcs for attribute, member in VPC_ATTRIBUTES.items()}

    def tasks(self):
        tasks = []
        for cluster, listed in self.contents["ecs ListTasks"].items():
            for arn in listed["taskArns"]:
                task = self.answer("ecs DescribeTasks")["tasks"][0]
                tasks.append({**task, "clusterArn": cluster, "taskArn": arn})
        return {"tasks": tasks, "failures": []}

    def write(self, name, content, own_id=None):
        path = self.path(name)
        path = path.with_suffix(".json") if own_id is None else path / f"{re.sub('[/:]', '_', own_id)}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(content, indent=1))
        return content


def write_without_secrets(served, wanted):
    """Writes what may be on disk of a snapshot."""
    for path in served.rglob("*.json"):
        target = wanted / path.relative_to(served)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(json.dumps(without_secrets(json.loads(path.read_text())), indent=1))


def without_secrets(value):
    if isinstance(value, list):
        return [without_secrets(each) for each in value]
    if isinstance(value, dict):
        return {name: without_secrets(each) for name, each in value.items() if name not in SECRET_MEMBERS}
    return value


def main():
    Account(pathlib.Path(sys.argv[1])).build(collected_names())


if __name__ == "__main__":
    main()
