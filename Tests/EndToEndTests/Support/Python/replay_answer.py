"""Writes answers and errors in a service's protocol. Contents are what the AWS CLI prints."""
import json
from xml.sax.saxutils import escape

# Answers are written once and sent many times, so all have the same one.
REQUEST_ID = "7a62c49f-347e-4fc4-9331-6e8e00000000"


def content_type(service):
    if service.is_xml:
        return "text/xml;charset=UTF-8" if service.protocol == "ec2" else "text/xml"
    if service.protocol == "json":
        return f"application/x-amz-json-{service.model.metadata['jsonVersion']}"
    return "application/json"


def answer(service, operation, content):
    """The body of an answer. A member that the model does not know is an error of the snapshot."""
    shape = operation.output_shape
    if not service.is_xml:
        return json.dumps(json_value(shape, content), ensure_ascii=False).encode()
    name, inner = operation.name, structure(shape, content, 1 if service.protocol == "ec2" else 2)
    if service.protocol == "ec2":
        inner = f"    <requestId>{REQUEST_ID}</requestId>\n{inner}"
    else:
        wrapper = shape.serialization.get("resultWrapper", f"{name}Result")
        inner = (f"    <{wrapper}>\n{inner}    </{wrapper}>\n    <ResponseMetadata>\n"
                 f"        <RequestId>{REQUEST_ID}</RequestId>\n    </ResponseMetadata>\n")
    text = (f'<?xml version="1.0" encoding="UTF-8"?>\n<{name}Response xmlns="{namespace(service)}">\n{inner}'
            f"</{name}Response>")
    return text.encode()


def error(service, failure):
    """The headers and the body of an error."""
    code, message = failure.code, failure.message
    if not service.is_xml:
        headers = {"X-Amzn-ErrorType": code} if service.protocol == "rest-json" else {}
        kind = {} if service.protocol == "rest-json" else {"__type": f"com.amazonaws#{code}"}
        return headers, json.dumps({**kind, "message": message}).encode()
    inner = f"<Code>{escape(code)}</Code><Message>{escape(message)}</Message>"
    if service.protocol == "ec2":
        text = (f'<?xml version="1.0" encoding="UTF-8"?>\n<Response><Errors><Error>{inner}</Error></Errors>'
                f"<RequestID>{REQUEST_ID}</RequestID></Response>")
    else:
        text = (f'<ErrorResponse xmlns="{namespace(service)}"><Error><Type>Sender</Type>{inner}</Error>'
                f"<RequestId>{REQUEST_ID}</RequestId></ErrorResponse>")
    return {}, text.encode()


def namespace(service):
    if service.protocol == "ec2":
        return f"http://ec2.amazonaws.com/doc/{service.model.api_version}/"
    return service.model.metadata["xmlNamespace"]


def refuse_unknown(shape, content):
    unknown = set(content) - set(shape.members)
    if unknown:
        raise ValueError(f"{shape.name} has no {', '.join(sorted(unknown))}")


def json_value(shape, value):
    """A value with the wire's names for its members."""
    if shape.type_name == "structure" and isinstance(value, dict) and not getattr(shape, "is_document_type", False):
        refuse_unknown(shape, value)
        return {shape.members[name].serialization.get("name", name): json_value(shape.members[name], each)
                for name, each in value.items()}
    if shape.type_name == "list":
        return [json_value(shape.member, each) for each in value]
    if shape.type_name == "map":
        return {key: json_value(shape.value, each) for key, each in value.items()}
    return value


def structure(shape, content, depth):
    """The members of a structure as elements, in the order of the model."""
    refuse_unknown(shape, content)
    return "".join(element(member.serialization.get("name", name), member, content[name], depth)
                   for name, member in shape.members.items() if name in content)


def element(name, shape, value, depth):
    """One element. Children are indented as EC2 does; the text of a leaf is not touched."""
    space = "    " * depth
    if shape.type_name == "list":
        if shape.serialization.get("flattened"):
            name = shape.member.serialization.get("name", name)
            return "".join(element(name, shape.member, each, depth) for each in value)
        item = shape.member.serialization.get("name", "member")
        return wrap(name, "".join(element(item, shape.member, each, depth + 1) for each in value), space)
    if shape.type_name == "structure":
        return wrap(name, structure(shape, value, depth + 1), space)
    if shape.type_name == "map":
        key, item = (each.serialization.get("name", own) for each, own in ((shape.key, "key"), (shape.value, "value")))
        entries = (element(key, shape.key, left, depth + 2) + element(item, shape.value, right, depth + 2)
                   for left, right in value.items())
        return wrap(name, "".join(wrap("entry", entry, space + "    ") for entry in entries), space)
    if shape.type_name == "boolean":
        value = "true" if value else "false"
    return f"{space}<{name}>{escape(str(value))}</{name}>\n"


def wrap(name, inner, space):
    return f"{space}<{name}>\n{inner}{space}</{name}>\n" if inner else f"{space}<{name}/>\n"
