"""EC2's filters, applied to what a snapshot has."""
import fnmatch
import re

from replay_model import ServiceError

# Members that filters call by another name.
ALIASES = {"addresses": "PrivateIpAddresses", "association": "Associations", "attachment": "Attachment",
           "cidr": "CidrBlock", "default": "IsDefault", "group-id": "Groups.GroupId",
           "instance-state-name": "Instances.State.Name", "instance-id": "Instances.InstanceId"}


def filtered(operation, content, filters):
    """What passes all filters. `vpc-id` looks at the elements' `VpcId`, `association.subnet-id` into their
    associations; `tag:KEY` and `tag-key` at their tags. `*` and `?` stand for any text and any letter. A filter that
    leads to no member of the model is refused, as on EC2."""
    for each in filters:
        lists = [(name, shape.member) for name, shape in operation.output_shape.members.items()
                 if shape.type_name == "list"]
        ways = {name: way(member, each["Name"]) for name, member in lists}
        if not any(ways.values()):
            raise ServiceError(400, "InvalidParameterValue", f"The filter '{each['Name']}' is invalid")
        patterns = [re.compile(fnmatch.translate(value.replace("[", "[[]"))) for value in each["Values"]]
        for name, found in ways.items():
            if found and name in content:
                content = {**content, name: [item for item in content[name] if passes(item, found, patterns)]}
    return content


def passes(item, found, patterns):
    return any(pattern.match(text) for text in values(item, found) for pattern in patterns)


def way(shape, name):
    """The members that lead to what a filter looks at, through lists; none where the model has no such member."""
    if name.startswith("tag:") or name == "tag-key":
        return [f"={name.removeprefix('tag:')}" if name != "tag-key" else "=*"] if has(shape, ["Tags"]) else None
    own = ["".join(word.capitalize() for word in part.split("-")) for part in name.split(".")]
    first = ALIASES.get(name.split(".")[0])
    return next((found for found in (own, [*first.split("."), *own[1:]] if first else None) if found and has(
        shape, found)), None)


def has(shape, names):
    """Whether members of these names follow one another."""
    for name in names:
        while shape.type_name == "list":
            shape = shape.member
        if shape.type_name != "structure" or name not in shape.members:
            return False
        shape = shape.members[name]
    return shape.type_name != "structure"


def values(item, names):
    """All texts at the end of a way."""
    if isinstance(item, list):
        return [text for each in item for text in values(each, names)]
    if not names:
        return [str(item).lower() if isinstance(item, bool) else str(item)]
    if names[0].startswith("="):
        key = names[0][1:]
        return [tag["Key"] if key == "*" else tag["Value"] for tag in item.get("Tags", []) if key in ("*", tag["Key"])]
    return values(item[names[0]], names[1:]) if names[0] in item else []
