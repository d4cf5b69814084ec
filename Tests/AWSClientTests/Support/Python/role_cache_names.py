"""Names the AWS CLI's cache file for requests of roles: a JSON list of requests on standard input (RoleArn and perhaps
RoleSessionName, ExternalId, SerialNumber, DurationSeconds), a JSON list of names on standard output."""

import json
import sys

from botocore.credentials import AssumeRoleCredentialFetcher


def name(request):
    arn = request.pop("RoleArn")
    return AssumeRoleCredentialFetcher(None, None, arn, extra_args=request)._cache_key


print(json.dumps([name(request) for request in json.load(sys.stdin)]))
