"""Resolves endpoints with botocore's own rule sets.

Usage: resolve_endpoints.py SERVICE …

Prints one JSON line per service, region and variant: [service, region, fips, dual, url, signing region, signing name].
Combinations that a rule set refuses are left out.
"""

import json
import sys

import botocore.session
from botocore.endpoint_provider import EndpointProvider
from botocore.exceptions import EndpointProviderError

REGIONS = [
    "us-east-1", "us-west-2", "eu-west-1", "mx-central-1", "us-gov-west-1", "us-gov-east-1", "cn-north-1",
    "cn-northwest-1", "us-iso-east-1", "us-isob-east-1", "eu-isoe-west-1", "us-isof-south-1", "eusc-de-east-1",
    "xx-new-7",
]

session = botocore.session.get_session()
loader = session.get_component("data_loader")
partitions = loader.load_data("partitions")
for service in sys.argv[1:]:
    rules = EndpointProvider(loader.load_service_model(service, "endpoint-rule-set-1"), partitions)
    name = session.get_service_model(service).signing_name
    for region in REGIONS:
        for fips in (False, True):
            for dual in (False, True):
                try:
                    found = rules.resolve_endpoint(Region=region, UseFIPS=fips, UseDualStack=dual)
                except EndpointProviderError:
                    continue
                scheme = (found.properties.get("authSchemes") or [{}])[0]
                print(json.dumps([
                    service, region, fips, dual, found.url, scheme.get("signingRegion", region),
                    scheme.get("signingName", name),
                ]))
