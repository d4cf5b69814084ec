"""What botocore's models say of one service: its protocol, its operations, how these page, and its errors' names."""
import re
from typing import NamedTuple

import botocore.session
from botocore import xform_name
from botocore.exceptions import UnknownServiceError
from botocore.model import OperationNotFoundError

# The services that a snapshot may hold, by the names that the AWS CLI and a snapshot's folders have for them.
SERVICES = ("ec2", "elbv2", "elb", "network-firewall", "directconnect", "networkmanager", "lambda", "rds", "redshift", "ecs", "eks",
            "ram", "route53resolver", "globalaccelerator", "sts")


class ServiceError(Exception):
    """An error as AWS answers it."""

    def __init__(self, status, code, message):
        super().__init__(message)
        self.status, self.code, self.message = status, code, message


class Paging(NamedTuple):
    """How an operation hands out long answers."""
    input_token: str
    output_token: str
    size: str | None
    lists: list
    more: str | None


class Service:
    """One service. Operations are botocore's own models of them."""

    def __init__(self, name, session):
        self.name = name
        self.model = session.get_service_model(name)
        self.protocol = self.model.resolved_protocol
        if self.protocol not in ("ec2", "query", "json", "rest-json"):
            raise SystemExit(f"{name} speaks {self.protocol}, which this server does not")
        self.signing_name = self.model.signing_name
        try:
            loader = session.get_component("data_loader")
            self.pagination = loader.load_service_model(name, "paginators-1")["pagination"]
        except UnknownServiceError:
            self.pagination = {}
        self.routes = []
        if self.protocol == "rest-json":
            self.routes = [self.route(self.model.operation_model(each)) for each in self.model.operation_names]

    @property
    def is_xml(self):
        return self.protocol in ("ec2", "query")

    def operation(self, name):
        try:
            return self.model.operation_model(name)
        except OperationNotFoundError:
            code = "InvalidAction" if self.is_xml else "UnknownOperationException"
            raise ServiceError(
                400, code, f"The action {name} is not valid for this web service.") from None

    def route(self, operation):
        """A pattern of the paths of an operation that is told by method and path."""
        path = operation.http["requestUri"].partition("?")[0]
        parts = re.split(r"\{([^}]+)\}", path)
        pattern = "".join(re.escape(part) if index % 2 == 0 else self.label(part) for index, part in enumerate(parts))
        return operation.http["method"], re.compile(pattern), operation, [part.rstrip("+") for part in parts[1::2]]

    def label(self, name):
        return "(.+)" if name.endswith("+") else "([^/]+)"

    def paging(self, operation):
        """The rule of botocore's paginator, or, where it has none, that of a token in both input and output."""
        inputs = operation.input_shape.members if operation.input_shape else {}
        outputs = operation.output_shape.members if operation.output_shape else {}
        rule = self.pagination.get(operation.name)
        if rule is None:
            given = [name for name in inputs if name.lower() in ("nexttoken", "marker")]
            taken = [name for name in outputs if name.lower() in ("nexttoken", "nextmarker", "marker")]
            if not given or not taken:
                return None
            sizes = [name for name in inputs if name.lower() in ("maxresults", "pagesize", "maxrecords", "maxitems")]
            lists = [name for name, shape in outputs.items() if shape.type_name == "list"]
            return Paging(given[0], taken[0], sizes[0] if sizes else None, lists, None)
        lists = rule["result_key"] if isinstance(rule["result_key"], list) else [rule["result_key"]]
        size = rule.get("limit_key")
        if size is None:
            size = next((name for name in inputs if name.lower() in ("maxresults", "pagesize", "maxitems")), None)
        return Paging(rule["input_token"], rule["output_token"], size, lists, rule.get("more_results"))

    def file_name(self, operation):
        """The operation as the AWS CLI spells it, which is also the name of its file."""
        return xform_name(operation.name, "-")


def load_services():
    """All services by name. EC2's model alone takes a good part of a second to read."""
    session = botocore.session.get_session()
    return {name: Service(name, session) for name in SERVICES}
