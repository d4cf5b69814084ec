"""Fills output shapes of botocore's models: every member, with a value that its name or its type asks for."""
import itertools

# What nobody but the account's owner may read, wherever it stands. Filled with texts that hold SECRET.
SECRET_MEMBERS = {"PreSharedKey", "CustomerGatewayConfiguration", "Variables", "environment", "authKey",
                  "customerRouterConfig", "ClientSecret", "MasterUserPassword", "activationCode"}
SECRET = "seeded-secret"
# Values by how a member's name ends, tried in this order; `{n}` is a number that is new each time.
BY_NAME = [
    ("Arn", "arn:aws:example:eu-west-1:111122223333:thing/a+b/{n}"), ("ARN", "arn:aws:example:eu-west-1::thing/{n}"),
    ("arn", "arn:aws:example:eu-west-1:111122223333:thing/{n}"), ("Arns", "arn:aws:example:eu-west-1::thing/{n}"),
    ("OwnerId", "111122223333"), ("AccountId", "111122223333"), ("ownerAccount", "111122223333"),
    ("Ipv6CidrBlock", "2001:db8:{n}::/56"), ("CidrBlock", "10.{b}.0.0/16"), ("Cidr", "10.{b}.0.0/16"),
    ("IpAddress", "10.0.{b}.4"), ("Ip", "10.0.{b}.5"), ("AvailabilityZone", "eu-west-1a"), ("Region", "eu-west-1"),
]
TEXTS = ["name {n}", " kept blanks {n} ", "<&>\"' {n}", "Zürich – 東京 {n}", "two\nlines {n}"]


class Filler:
    """Makes values, the same ones in every run."""

    def __init__(self):
        self.numbers, self.texts = itertools.count(1), itertools.cycle(TEXTS)
        # Whether times are numbers where the model does not say, as in JSON, or text, as in XML.
        self.has_numeric_times = False

    def value(self, shape, name="", depth=0, within=()):
        kind = shape.type_name
        if getattr(shape, "is_document_type", False):
            return {"document": [1, True, None]}
        if kind == "structure":
            return self.structure(shape, depth, within)
        if kind == "list":
            if name == "environment":
                return [{"name": "PASSWORD", "value": self.secret(name)}]
            if shape.name in within:
                return []
            count = 2 if depth <= 1 else 1
            return [self.value(shape.member, name, depth + 1, (*within, shape.name)) for _ in range(count)]
        if kind == "map":
            secret = name in SECRET_MEMBERS
            return {f"key {next(self.numbers)}": self.secret(name) if secret else
                    self.value(shape.value, "", depth + 1, within)}
        return self.scalar(shape, name)

    def structure(self, shape, depth, within):
        if shape.name in within:
            return {}
        members = list(shape.members.items())
        if getattr(shape, "is_tagged_union", False):
            members = members[:1]
        return {name: self.value(member, name, depth + 1, (*within, shape.name)) for name, member in members
                if member.serialization.get("location") is None}

    def scalar(self, shape, name):
        if shape.type_name in ("integer", "long"):
            return next(self.numbers) + shape.metadata.get("min", 0)
        if shape.type_name in ("float", "double"):
            return 0.5
        if shape.type_name == "boolean":
            return next(self.numbers) % 2 == 0
        if shape.type_name == "timestamp":
            return self.time(shape)
        if shape.type_name == "blob":
            return "AAEC"
        if name in SECRET_MEMBERS:
            return self.secret(name)
        if getattr(shape, "enum", None):
            return shape.enum[0]
        return self.text(name)

    def time(self, shape):
        if shape.serialization.get("timestampFormat") == "iso8601" or not self.has_numeric_times:
            return "2026-11-25T11:22:33.000Z"
        return 1700000000.25

    def text(self, name):
        number = next(self.numbers)
        form = next((form for ending, form in BY_NAME if name.endswith(ending)), None)
        if form is None and name.lower().endswith(("id", "ids", "name", "clusters")):
            form = f"{name.lower()[:4]}-{{n}}"
        return (form or next(self.texts)).format(n=number, b=number % 250)

    def secret(self, name):
        return f"{SECRET} <{name}> {next(self.numbers)}"
