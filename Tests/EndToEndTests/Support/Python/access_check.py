#!/usr/bin/env python3
"""Does the replay server know who asks, and for what? Signatures, keys, tokens, clocks, accounts, regions, ids, filters.

Asked by boto3, with the company of make_company.py. Prints one line per check that failed; exits with 1 if any did.
"""
import sys
import tempfile
import time

import company
from botocore import UNSIGNED
from replay_credentials import SECRET
from selftest import client, code_of, raw, run, serving

HOME, PARTNER = "111122223333", "222233334444"
# A call that needs no parameters, for every protocol.
CALLS = {"ec2": "describe_vpcs", "elbv2": "describe_target_groups", "sts": "get_caller_identity",
         "directconnect": "describe_connections", "network-firewall": "list_firewalls", "lambda": "list_functions"}
# Status and code by what is wrong, as the references of the services have them.
WRONG = {
    "secret": {"ec2": (401, "AuthFailure"), "elbv2": (403, "SignatureDoesNotMatch"),
               "sts": (403, "SignatureDoesNotMatch"), "directconnect": (400, "InvalidSignatureException"),
               "network-firewall": (400, "InvalidSignatureException"), "lambda": (403, "InvalidSignatureException")},
    "key": {"ec2": (401, "AuthFailure"), "elbv2": (403, "InvalidClientTokenId"), "sts": (403, "InvalidClientTokenId"),
            "directconnect": (400, "UnrecognizedClientException"),
            "network-firewall": (400, "UnrecognizedClientException"), "lambda": (403, "UnrecognizedClientException")},
    "past": {"ec2": (400, "RequestExpired"), "elbv2": (403, "SignatureDoesNotMatch"),
             "directconnect": (400, "InvalidSignatureException"), "lambda": (403, "InvalidSignatureException")},
    "future": {"ec2": (401, "AuthFailure"), "sts": (403, "SignatureDoesNotMatch")},
    "expired": {"ec2": (400, "RequestExpired"), "elbv2": (403, "ExpiredToken"), "sts": (403, "ExpiredToken"),
                "directconnect": (400, "ExpiredTokenException"), "lambda": (403, "ExpiredTokenException")},
}


def expect(wrong, port, **options):
    for service, wanted in WRONG[wrong].items():
        found = code_of(getattr(client(port, service, **options), CALLS[service]))
        assert found == wanted, (wrong, service, found)


def whoever_may_ask_may():
    with serving(SNAPSHOT) as port:
        for service, call in CALLS.items():
            assert code_of(getattr(client(port, service), call)) == (200, None), service


def wrong_signatures_are_refused():
    with serving(SNAPSHOT) as port:
        expect("secret", port, secret="x" + SECRET)
        expect("key", port, key="AKIDUNKNOWN")
        expect("key", port, token="unexpected")
        assert code_of(client(port, region="nowhere").describe_vpcs) == (401, "AuthFailure")
        # A call of Elastic Load Balancing, signed for EC2.
        assert raw(port, "Action=DescribeTargetGroups&Version=2015-12-01") == (401, "AuthFailure")
    with serving(SNAPSHOT, clock_offset=600) as port:
        expect("past", port)
    with serving(SNAPSHOT, clock_offset=-600) as port:
        expect("future", port)


def tokens_belong_to_keys():
    with serving(SNAPSHOT, orders=[f"{HOME}=AKIDTEMPORARY,{SECRET},a/session+token=="]) as port:
        assert code_of(client(port, key="AKIDTEMPORARY", token="a/session+token==").describe_vpcs) == (200, None)
        assert code_of(client(port, key="AKIDTEMPORARY").describe_vpcs) == (401, "AuthFailure")


def accounts_and_regions_are_told_apart():
    with serving(SNAPSHOT) as port:
        partner = {"key": f"AKID{PARTNER}"}
        assert client(port, "sts").get_caller_identity()["Account"] == HOME
        assert client(port, "sts", **partner).get_caller_identity()["Account"] == PARTNER
        blocks = {place: [vpc["CidrBlock"] for vpc in client(port, region=place, **who).describe_vpcs()["Vpcs"]]
                  for place, who in (("eu-west-1", partner), ("us-west-2", {}), ("us-east-1", {}))}
        assert blocks == {"eu-west-1": ["10.60.0.0/16"], "us-west-2": ["10.50.0.0/16"], "us-east-1": []}, blocks
        names = [each["RegionName"] for each in client(port).describe_regions()["Regions"]]
        assert names == ["eu-west-1", "us-west-2"]
        assert [each["RegionName"] for each in client(port, **partner).describe_regions()["Regions"]] == ["eu-west-1"]


def roles_are_assumed_and_expire():
    role = {"RoleArn": f"arn:aws:iam::{PARTNER}:role/path/reader", "RoleSessionName": "test"}
    with serving(SNAPSHOT, session_seconds=10, identity_token="a.b.c") as port:
        sts = client(port, "sts")
        unsigned = client(port, "sts")
        unsigned.meta.config.signature_version = UNSIGNED
        for answer in (sts.assume_role(**role), unsigned.assume_role_with_web_identity(
                WebIdentityToken="a.b.c", **role)):
            keys = answer["Credentials"]
            options = {"key": keys["AccessKeyId"], "secret": keys["SecretAccessKey"], "token": keys["SessionToken"]}
            arn = client(port, "sts", **options).get_caller_identity()["Arn"]
            assert arn == f"arn:aws:sts::{PARTNER}:assumed-role/reader/test", arn
            assert client(port, **options).describe_vpcs()["Vpcs"][0]["CidrBlock"] == "10.60.0.0/16"
        assert code_of(unsigned.assume_role_with_web_identity, WebIdentityToken="made.up.one", **role) == (
            400, "InvalidIdentityToken")
        stranger = {**role, "RoleArn": "arn:aws:iam::999999999999:role/reader"}
        assert code_of(sts.assume_role, **stranger) == (403, "AccessDenied")
        time.sleep(10.1)
        expect("expired", port, **options)


def ids_select_and_must_exist():
    with serving(SNAPSHOT) as port:
        ec2, elbv2 = client(port), client(port, "elbv2")
        vpcs = ec2.describe_vpcs()["Vpcs"]
        assert ec2.describe_vpcs(VpcIds=[vpcs[1]["VpcId"]])["Vpcs"] == [vpcs[1]]
        instance = ec2.describe_instances()["Reservations"][2]["Instances"][0]["InstanceId"]
        found = ec2.describe_instances(InstanceIds=[instance])["Reservations"]
        assert [each["InstanceId"] for each in found[0]["Instances"]] == [instance] and len(found) == 1
        assert code_of(ec2.describe_instances, InstanceIds=[instance], MaxResults=5) == (
            400, "InvalidParameterCombination")
        assert len(elbv2.describe_load_balancers(Names=["front"])["LoadBalancers"]) == 1
        missing = {
            "InvalidVpcID.NotFound": (ec2.describe_vpcs, {"VpcIds": ["vpc-1"]}),
            "InvalidInstanceID.NotFound": (ec2.describe_instances, {"InstanceIds": ["i-1"]}),
            "InvalidGroup.NotFound": (ec2.describe_security_groups, {"GroupIds": ["sg-1"]}),
            "InvalidNetworkInterfaceID.NotFound": (
                ec2.describe_network_interfaces, {"NetworkInterfaceIds": ["eni-1"]}),
            "InvalidPrefixListID.NotFound": (ec2.get_managed_prefix_list_entries, {"PrefixListId": "pl-1"}),
            "InvalidRouteTableID.NotFound": (ec2.search_transit_gateway_routes, {
                "TransitGatewayRouteTableId": "tgw-rtb-1", "Filters": [{"Name": "type", "Values": ["static"]}]}),
            "LoadBalancerNotFound": (elbv2.describe_load_balancer_attributes, {"LoadBalancerArn": "arn:1"}),
            "TargetGroupNotFound": (elbv2.describe_target_health, {"TargetGroupArn": "arn:1"}),
            "ListenerNotFound": (elbv2.describe_rules, {"ListenerArn": "arn:1"}),
        }
        for code, (call, parameters) in missing.items():
            assert code_of(call, **parameters) == (400, code), (code, code_of(call, **parameters))
        assert code_of(client(port, "eks").describe_cluster, name="none") == (404, "ResourceNotFoundException")
        assert code_of(client(port, "network-firewall").describe_firewall, FirewallArn="arn:aws:none") == (
            400, "ResourceNotFoundException")


def filters_select():
    with serving(SNAPSHOT) as port:
        ec2 = client(port)

        def names(call, key, **filters):
            given = [{"Name": name.replace("__", ":").replace("_", "-"), "Values": values}
                     for name, values in filters.items()]
            return [next((tag["Value"] for tag in each.get("Tags", [])), "") for each in call(Filters=given)[key]]

        shared = next(each["VpcId"] for each in ec2.describe_vpcs()["Vpcs"] if each["CidrBlock"] == "10.1.0.0/16")
        assert names(ec2.describe_vpcs, "Vpcs", tag__Name=["pro*", "leg?cy"]) == ["prod", "legacy"]
        assert names(ec2.describe_subnets, "Subnets", vpc_id=[shared]) == ["shared-transit-a", "shared-tools-a"]
        assert names(ec2.describe_network_acls, "NetworkAcls", default=["false"]) == ["prod-db"]
        inside = ec2.describe_network_interfaces(Filters=[
            {"Name": "addresses.private-ip-address", "Values": ["10.0.10.10"]}])["NetworkInterfaces"]
        assert [each["PrivateIpAddress"] for each in inside] == ["10.0.10.10"]
        group = inside[0]["Groups"][0]["GroupId"]
        members = ec2.describe_network_interfaces(Filters=[{"Name": "group-id", "Values": [group]}])
        assert {each["PrivateIpAddress"] for each in members["NetworkInterfaces"]} == {
            "10.0.10.10", "10.0.10.60", "10.0.11.60"}
        assert code_of(ec2.describe_vpcs, Filters=[{"Name": "colour", "Values": ["red"]}]) == (
            400, "InvalidParameterValue")


CHECKS = (whoever_may_ask_may, wrong_signatures_are_refused, tokens_belong_to_keys,
          accounts_and_regions_are_told_apart, roles_are_assumed_and_expire, ids_select_and_must_exist, filters_select)

if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as SNAPSHOT:
        company.write(SNAPSHOT)
        sys.exit(run(CHECKS))
