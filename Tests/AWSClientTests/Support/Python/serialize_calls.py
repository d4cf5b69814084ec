"""What botocore sends for calls.

Input: a list of {"service", "operation", "parameters"}. Output: a list of {"method", "url", "body", "target",
"contentType"}; the url is path and query, the body is text.
"""

import json
import sys
from urllib.parse import quote, urlencode

import botocore.serialize
import botocore.session

session = botocore.session.get_session()
answers = []
for call in json.load(sys.stdin):
    model = session.get_service_model(call["service"])
    protocol = model.resolve_protocol() if hasattr(model, "resolve_protocol") else model.protocol
    serializer = botocore.serialize.create_serializer(protocol, include_validation=True)
    request = serializer.serialize_to_request(call["parameters"], model.operation_model(call["operation"]))
    body, query = request["body"], request["query_string"]
    if isinstance(body, dict):
        body = "&".join(f"{quote(str(k), safe='-_.~')}={quote(str(v), safe='-_.~')}" for k, v in body.items())
    if isinstance(body, bytes):
        body = body.decode()
    if isinstance(query, dict):
        query = urlencode(query, quote_via=quote)
    answers.append({
        "method": request["method"], "url": request["url_path"] + ("?" + query if query else ""), "body": body,
        "target": request["headers"].get("X-Amz-Target"), "contentType": request["headers"].get("Content-Type"),
    })
json.dump(answers, sys.stdout)
