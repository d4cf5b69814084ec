"""EC2's and STS's side of the wire, made from botocore's service models: form in, XML out."""
from urllib.parse import parse_qsl
from xml.sax.saxutils import escape

import botocore.session
from botocore import xform_name
from botocore.exceptions import UnknownServiceError
from botocore.loaders import Loader
from botocore.model import OperationNotFoundError


class ServiceError(Exception):
    """An error as AWS answers it."""

    def __init__(self, status, code, message):
        super().__init__(message)
        self.status, self.code, self.message = status, code, message


class QueryService:
    """One service that speaks the `ec2` or the `query` protocol."""

    def __init__(self, name):
        self.model = botocore.session.get_session().get_service_model(name)
        self.is_ec2 = self.model.metadata["protocol"] == "ec2"
        try:
            self.pagination = Loader().load_service_model(name, "paginators-1")["pagination"]
        except UnknownServiceError:
            self.pagination = {}

    def operation(self, name):
        try:
            return self.model.operation_model(name)
        except OperationNotFoundError:
            raise ServiceError(
                400, "InvalidAction", f"The action {name} is not valid for this web service.") from None

    def parameters(self, operation, body):
        """The parameters of a request, flat, after a look at their names, at missing ones and at MaxResults."""
        form = dict(parse_qsl(body, keep_blank_values=True, strict_parsing=bool(body)))
        form.pop("Action", None)
        if form.pop("Version", None) != self.model.api_version:
            raise ServiceError(400, "InvalidParameterValue", "The Version is not that of this web service.")
        shape = operation.input_shape
        members = {self.input_name(name, member): member for name, member in shape.members.items()} if shape else {}
        required = {self.input_name(name, shape.members[name]) for name in shape.required_members} if shape else set()
        for name in form:
            if name.split(".")[0] not in members:
                raise ServiceError(400, "UnknownParameter", f"The parameter {name} is not recognized")
        for name in required - {name.split(".")[0] for name in form}:
            raise ServiceError(400, "MissingParameter", f"The request must contain the parameter {name}")
        if "MaxResults" in form:
            self.check_range(form["MaxResults"], members["MaxResults"].metadata)
        return form

    def check_range(self, value, limits):
        low, high = limits.get("min", 1), limits.get("max", 1000)
        if not value.isdecimal() or not low <= int(value) <= high:
            raise ServiceError(400, "InvalidParameterValue",
                               f"Value ( {value} ) for parameter maxResults is invalid. Expecting {low} to {high}.")

    def input_name(self, name, member):
        serialization = member.serialization
        if not self.is_ec2:
            return serialization.get("name", name)
        if "queryName" in serialization:
            return serialization["queryName"]
        given = serialization.get("name", name)
        return given[0].upper() + given[1:]

    def paged_member(self, operation):
        """The member of the answer that paging divides, or none where the operation knows no pages."""
        shape = operation.output_shape
        if shape is None or "NextToken" not in shape.members or "MaxResults" not in operation.input_shape.members:
            return None
        key = self.pagination.get(operation.name, {}).get("result_key")
        if isinstance(key, str):
            return key
        return next(name for name, member in shape.members.items() if member.type_name == "list")

    def file_name(self, operation):
        return xform_name(operation.name, "-")

    # Answers

    def answer(self, operation, content, request_id):
        """The XML of an answer. `content` is what the AWS CLI would print."""
        name, namespace = operation.name, self.namespace()
        inner = structure(operation.output_shape, content, 1 if self.is_ec2 else 2)
        if self.is_ec2:
            inner = f"    <requestId>{request_id}</requestId>\n{inner}"
        else:
            inner = (f"    <{name}Result>\n{inner}    </{name}Result>\n    <ResponseMetadata>\n"
                     f"        <RequestId>{request_id}</RequestId>\n    </ResponseMetadata>\n")
        return f'<?xml version="1.0" encoding="UTF-8"?>\n<{name}Response xmlns="{namespace}">\n{inner}</{name}Response>'

    def namespace(self):
        if self.is_ec2:
            return f"http://ec2.amazonaws.com/doc/{self.model.api_version}/"
        return self.model.metadata["xmlNamespace"]

    def error(self, code, message, request_id):
        code, message = escape(code), escape(message)
        if self.is_ec2:
            return ('<?xml version="1.0" encoding="UTF-8"?>\n'
                    f"<Response><Errors><Error><Code>{code}</Code><Message>{message}</Message></Error></Errors>"
                    f"<RequestID>{request_id}</RequestID></Response>")
        return (f'<ErrorResponse xmlns="{self.namespace()}"><Error><Type>Sender</Type><Code>{code}</Code>'
                f"<Message>{message}</Message></Error><RequestId>{request_id}</RequestId></ErrorResponse>")


def structure(shape, content, depth):
    """The members of a structure as elements, in the order of the model."""
    unknown = set(content) - set(shape.members)
    if unknown:
        raise ValueError(f"{shape.name} has no {', '.join(sorted(unknown))}")
    return "".join(element(member.serialization.get("name", name), member, content[name], depth)
                   for name, member in shape.members.items() if name in content)


def element(name, shape, value, depth):
    """One element. Children are indented as EC2 does; the text of a leaf is not touched."""
    space = "    " * depth
    if shape.type_name == "list":
        if shape.serialization.get("flattened"):
            return "".join(element(name, shape.member, each, depth) for each in value)
        item = shape.member.serialization.get("name", "member")
        return wrap(name, "".join(element(item, shape.member, each, depth + 1) for each in value), space)
    if shape.type_name == "structure":
        return wrap(name, structure(shape, value, depth + 1), space)
    if shape.type_name == "map":
        raise ValueError(f"{shape.name} is a map, which no answer here needs")
    if shape.type_name == "boolean":
        value = "true" if value else "false"
    return f"{space}<{name}>{escape(str(value))}</{name}>\n"


def wrap(name, inner, space):
    return f"{space}<{name}>\n{inner}{space}</{name}>\n" if inner else f"{space}<{name}/>\n"
