"""Reads requests: which operation of which service is asked, with which parameters. Strict, as AWS is."""
import json
from urllib.parse import parse_qsl, unquote

from replay_model import ServiceError
from sigv4_check import Refused

FORM = "application/x-www-form-urlencoded"


def read_request(services, signing_name, method, target, headers, body):
    """The service, the operation, and the parameters by the names botocore has for them."""
    candidates = [each for each in services.values() if each.signing_name == signing_name]
    if not candidates:
        raise Refused("scope", f"there is no service {signing_name} here")
    protocol = candidates[0].protocol
    if protocol in ("ec2", "query"):
        versions = {each.model.api_version for each in services.values()}
        return read_form(candidates, versions, method, headers, body)
    if protocol == "json":
        prefixes = {each.model.metadata.get("targetPrefix") for each in services.values()}
        return read_json(candidates[0], prefixes, headers, body)
    return read_rest(candidates[0], method, target, body)


def read_form(candidates, versions, method, headers, body):
    """Services that share a signing name, as the two kinds of load balancers do, are told apart by their version.

    `versions` are those of all services: one of another is what it is signed for wrongly."""
    if method != "POST" or not headers.get("Content-Type", "").startswith(FORM):
        raise ServiceError(400, "InvalidAction", f"A form is to be sent by POST, as {FORM}.")
    try:
        form = dict(parse_qsl(body.decode(), keep_blank_values=True, strict_parsing=True))
    except ValueError as error:
        raise ServiceError(400, "MalformedQueryString", f"The body is not a form: {error}") from None
    action, version = form.pop("Action", ""), form.pop("Version", None)
    service = next((each for each in candidates if each.model.api_version == version), None)
    if service is None:
        if version in versions:
            raise Refused("scope", f"version {version} is that of another service than {candidates[0].signing_name}")
        raise ServiceError(400, "InvalidParameterValue", "The Version is not that of this web service.")
    operation = service.operation(action)
    tree = {}
    for name, value in form.items():
        *way, last = name.split(".")
        place = tree
        for part in way:
            place = place.setdefault(part, {})
        place[last] = value
    return service, operation, checked(operation, from_form(operation.input_shape, tree, service.protocol == "ec2"))


def from_form(shape, tree, is_ec2):
    if shape is None:
        members = {}
    elif shape.type_name == "list":
        numbered = tree if is_ec2 or shape.serialization.get("flattened") else tree.get("member", {})
        return [from_form(shape.member, numbered[number], is_ec2) for number in sorted(numbered, key=int)]
    elif shape.type_name != "structure":
        return scalar(shape, tree)
    else:
        members = {form_name(name, member, is_ec2): name for name, member in shape.members.items()}
    found = {}
    for name, value in tree.items():
        if name not in members:
            raise ServiceError(400, "UnknownParameter", f"The parameter {name} is not recognized")
        found[members[name]] = from_form(shape.members[members[name]], value, is_ec2)
    return found


def form_name(name, member, is_ec2):
    serialization = member.serialization
    if not is_ec2:
        return serialization.get("name", name)
    if "queryName" in serialization:
        return serialization["queryName"]
    given = serialization.get("name", name)
    return given[0].upper() + given[1:]


def scalar(shape, text):
    """A value that came as text."""
    if shape.type_name in ("integer", "long"):
        if not text.lstrip("-").isdecimal():
            raise ServiceError(400, "InvalidParameterValue", f"Value ( {text} ) is not a number.")
        return int(text)
    return text == "true" if shape.type_name == "boolean" else text


def read_json(service, prefixes, headers, body):
    prefix, version = service.model.metadata["targetPrefix"], service.model.metadata["jsonVersion"]
    if headers.get("Content-Type") != f"application/x-amz-json-{version}":
        raise ServiceError(400, "UnknownOperationException", "The Content-Type is not that of this service.")
    given, _, action = headers.get("X-Amz-Target", "").rpartition(".")
    if given != prefix:
        if given in prefixes:
            raise Refused("scope", f"{given} is another service than {service.signing_name}")
        raise ServiceError(400, "UnknownOperationException", "X-Amz-Target does not name this service.")
    operation = service.operation(action)
    return service, operation, checked(operation, from_json(operation.input_shape, body))


def from_json(shape, body):
    try:
        content = json.loads(body or b"{}")
    except ValueError as error:
        raise ServiceError(400, "SerializationException", f"The body is not JSON: {error}") from None
    members = {member.serialization.get("name", name): name for name, member in shape.members.items()} if shape else {}
    for name in content:
        if name not in members:
            raise ServiceError(400, "ValidationException", f"The member {name} is not recognized")
    return {members[name]: value for name, value in content.items()}


def read_rest(service, method, target, body):
    path, _, query = target.partition("?")
    for wanted, pattern, operation, labels in service.routes:
        match = pattern.fullmatch(path)
        if wanted == method and match:
            return service, operation, checked(operation, from_rest(operation, labels, match.groups(), query, body))
    raise ServiceError(404, "UnknownOperationException", f"Nothing answers {method} {path} here.")


def from_rest(operation, labels, values, query, body):
    shape = operation.input_shape
    members = shape.members if shape else {}
    places = {(member.serialization.get("location"), member.serialization.get("name", name)): name
              for name, member in members.items()}
    found = {places["uri", label]: unquote(value) for label, value in zip(labels, values)}
    for name, value in parse_qsl(query, keep_blank_values=True):
        if ("querystring", name) not in places:
            raise ServiceError(400, "ValidationException", f"The query's {name} is not recognized")
        member = places["querystring", name]
        found[member] = scalar(members[member], value)
    return {**found, **from_json(shape, body)}


def checked(operation, parameters):
    """The parameters, after a look at missing ones and at the ranges of numbers."""
    shape = operation.input_shape
    for name in shape.required_members if shape else ():
        if name not in parameters:
            raise ServiceError(400, "MissingParameter", f"The request must contain the parameter {name}")
    for name, value in parameters.items():
        limits = shape.members[name].metadata
        if isinstance(value, int) and not limits.get("min", value) <= value <= limits.get("max", value):
            raise ServiceError(
                400, "InvalidParameterValue",
                f"Value ( {value} ) for parameter {name} is invalid. Expecting {limits.get('min')} to "
                f"{limits.get('max')}.")
    return parameters
