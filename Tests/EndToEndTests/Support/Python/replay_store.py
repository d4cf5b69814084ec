"""A snapshot's files, and what of them answers a request: by id, by filter, page by page."""
import base64
import hashlib
import json
import pathlib
import re

from replay_errors import not_found
from replay_filters import filtered
from replay_model import ServiceError

# Parameters with one value that the collector always sends: what the snapshot's files were asked with.
FIXED = {("ram", "ListResources", "resourceOwner"): "OTHER-ACCOUNTS"}

# Services with one endpoint for all regions: a snapshot has them in the folder of whichever region it was asked from.
GLOBAL = {"networkmanager", "globalaccelerator"}


# EC2 refuses a page size beside these.
IDS_WITHOUT_PAGES = {"DescribeInstances": "InstanceIds", "DescribeNetworkInterfaces": "NetworkInterfaceIds"}

# Ids that need not be in the answer: a group that nothing refers to is no error.
OPTIONAL_IDS = {"DescribeSecurityGroupReferences"}

# Members that a parameter selects by where their names differ.
MEMBERS = {"Names": ("LoadBalancerName", "TargetGroupName")}


class Snapshot:
    """The files of a snapshot, found by account, region, service, operation and id."""

    def __init__(self, folder):
        self.contents = {}
        for path in sorted(pathlib.Path(folder).rglob("*.json")):
            place = path.relative_to(folder)
            if str(place) == "collect.json":
                continue
            account, region, *name = place.with_suffix("").parts
            self.contents[account, region, "/".join(name)] = json.loads(path.read_text())
        self.folders = {(account, region, name.rpartition("/")[0]) for account, region, name in self.contents}
        self.accounts = sorted({account for account, _, _ in self.contents}) or ["000000000000"]

    def regions(self, account):
        return sorted({region for owner, region, _ in self.contents if owner == account})

    def answer(self, service, operation, parameters, account, region):
        """All that the snapshot has to say, before pages are cut; empty where it has no file."""
        name = service.file_name(operation)
        if service.name != "ec2":
            name = f"{service.name}/{name}"
            if service.name in GLOBAL:
                region = next((place for owner, place, file in self.contents
                               if owner == account and file.startswith(f"{service.name}/")), region)
        selectors = {key: value for key, value in parameters.items() if key not in ("DryRun", "Filters")}
        if "InstanceIds" in selectors and operation.name == "DescribeInstances":
            return self.instances(service, operation, set(selectors["InstanceIds"]), account, region)
        for key in list(selectors):
            fixed = FIXED.get((service.name, operation.name, key))
            if fixed is not None:
                if selectors.pop(key) != fixed:
                    return nothing(operation)
        place = (account, region, name)
        if place in self.folders:
            content = self.by_id(service, operation, selectors, *place)
        elif place in self.contents:
            content = self.by_members(service, operation, self.contents[place], selectors)
        else:
            return nothing(operation)
        return filtered(operation, content, parameters.get("Filters", []))

    def by_id(self, service, operation, selectors, account, region, name):
        """The file of the one id that was asked for."""
        ids = file_ids(operation, selectors)
        if len(ids) != 1 or not isinstance(ids[0][1], str):
            raise ServiceError(400, "InvalidParameterCombination", "This server wants one id, and no more")
        place = (account, region, f"{name}/{re.sub('[/:]', '_', ids[0][1])}")
        if place not in self.contents:
            raise not_found(service, operation, *ids[0])
        return self.contents[place]

    def instances(self, service, operation, wanted, account, region):
        """DescribeInstances by id: reservations hold what was asked for alone."""
        found = []
        for reservation in self.contents.get((account, region, "describe-instances"), {}).get("Reservations", []):
            kept = [each for each in reservation["Instances"] if each["InstanceId"] in wanted]
            wanted = wanted - {each["InstanceId"] for each in kept}
            found += [{**reservation, "Instances": kept}] if kept else []
        if wanted:
            raise not_found(service, operation, "InstanceIds", min(wanted))
        return {"Reservations": found}

    def by_members(self, service, operation, content, selectors):
        """The elements whose member is what a parameter asks for; every one of a list of ids must exist."""
        for parameter, wanted in selectors.items():
            values = set(wanted if isinstance(wanted, list) else [wanted])
            shapes = operation.output_shape.members
            applied = False
            for name, shape in shapes.items():
                member = selecting_member(shape, parameter)
                if member is None:
                    continue
                applied = True
                if name in content:
                    content = {**content, name: [each for each in content[name] if each.get(member) in values]}
                    if isinstance(wanted, list):
                        values -= {each[member] for each in content[name]}
            if applied and isinstance(wanted, list) and values and operation.name not in OPTIONAL_IDS:
                raise not_found(service, operation, parameter, min(values))
            if not applied:
                raise ServiceError(400, "InvalidParameterCombination", f"This server does not apply {parameter}")
        return content


def file_ids(operation, selectors):
    """The parameters that name a file, several of them put together where it takes several."""
    if operation.name == "DescribeVpcAttribute":
        return [("VpcId", f"{selectors.get('VpcId')}_{selectors.get('Attribute')}")]
    if operation.name == "GetNetworkRoutes":
        identifier = selectors["RouteTableIdentifier"]
        found = []
        for kind, member, name in (
                ("segment", "CoreNetworkSegmentEdge", "SegmentName"),
                ("group", "CoreNetworkNetworkFunctionGroup", "NetworkFunctionGroupName")):
            table = identifier.get(member)
            if table:
                own_id = f"{table['CoreNetworkId']}_{kind}_{table[name]}_{table['EdgeLocation']}"
                found.append(("RouteTableIdentifier", own_id))
        return found
    return list(selectors.items())


def nothing(operation):
    """The answer of an account that has no such thing."""
    members = operation.output_shape.members if operation.output_shape else {}
    return {name: [] for name, shape in members.items() if shape.type_name == "list"}


def selecting_member(shape, parameter):
    """The member of a list's elements that a parameter selects by: `VpcId` for `VpcIds`, `taskArn` for `tasks`."""
    if shape.type_name != "list" or shape.member.type_name != "structure":
        return None
    singular = parameter.removesuffix("s")
    names = [candidate + ending for candidate in (parameter, singular) for ending in ("", "Arn", "Id")]
    names += MEMBERS.get(parameter, ())
    return next((name for name in names if name in shape.member.members), None)


class Pages:
    """Cuts answers into pages, and knows the tokens it gave out."""

    def __init__(self, page_size):
        self.page_size, self.tokens = page_size, {}

    def cut(self, paging, request, content, given, size):
        """One page. `request` names what is asked without the page; a token is good for that alone.

        Several lists of one answer are one row of elements, so that each comes back once.
        """
        row = [(name, each) for name in paging.lists for each in content.get(name, [])]
        start = self.start(request, given)
        end = start + min([each for each in (size, self.page_size) if each], default=len(row))
        page = {key: value for key, value in content.items() if key != paging.more}
        for name in paging.lists:
            if name in content:
                page[name] = [each for owner, each in row[start:end] if owner == name]
        if end < len(row):
            page[paging.output_token] = self.token(request, end)
        if paging.more:
            page[paging.more] = end < len(row)
        return page

    def token(self, request, offset):
        """A token that must be sent back unaltered: it holds `+`, `/` and `=`, which a form has to escape."""
        digest = hashlib.sha256(f"{request} {offset}".encode()).digest()
        token = "+/" + base64.b64encode(digest).decode()
        self.tokens[token] = (request, offset)
        return token

    def start(self, request, token):
        if token is None:
            return 0
        owner, offset = self.tokens.get(token, (None, 0))
        if owner != request:
            raise ServiceError(400, "InvalidNextToken", "The token is not one that this request was given.")
        return offset
