"""What the parts of the made-up account have in common."""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[5] / "Scripts"))

from snapshot_instances import TIME, tags
from snapshot_services import ServiceAccount as CompanyAccount

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
