"""What the parts of the made-up account have in common."""
import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[5] / "Scripts"))

from snapshot_elements import Account
from snapshot_instances import TIME, tags

# Seconds since 1970, as the services that speak JSON tell times.
EPOCH = 1741079551.123
SECRET = "seeded-secret"

__all__ = ["EPOCH", "SECRET", "TIME", "CompanyAccount", "lower_tags", "secret", "tags"]


def secret(name):
    """A secret that a test can find again."""
    return f"{SECRET}.{name}"


def lower_tags(name):
    """The tags of services that write members in lower case."""
    return [{"key": "Name", "value": name}]


class CompanyAccount(Account):
    """An account whose files are not only EC2's."""

    def __init__(self, account, region):
        super().__init__(account, region)
        self.vpcs, self.subnets, self.groups = {}, {}, {}

    def put(self, operation, content, id=None):
        """The whole answer of an operation, `describe-vpcs` or `elbv2/describe-rules`; of one id where it has one."""
        name = operation if id is None else f"{operation}/{re.sub('[/:]', '_', id)}"
        assert f"{name}.json" not in self.files, name
        self.files[f"{name}.json"] = content

    def list(self, operation, key, *elements, id=None):
        """An answer that is a list."""
        self.put(operation, {key: list(elements)}, id)

    def service_arn(self, service, resource):
        return f"arn:aws:{service}:{self.region}:{self.account}:{resource}"

    def zone(self, letter):
        return self.region + letter
