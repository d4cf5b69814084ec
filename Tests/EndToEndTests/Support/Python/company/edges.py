"""What stands before a VPC: the rule groups that filter its DNS, and an accelerator."""
from company.elements import EPOCH


def add(a):
    a.list("route53resolver/list-firewall-rule-group-associations", "FirewallRuleGroupAssociations", {
        "Id": "rslvr-frgassoc-0a1b2c3d4e5f6071", "Name": "block-lists", "Priority": 101, "Status": "COMPLETE",
        "Arn": a.service_arn("route53resolver", "firewall-rule-group-association/rslvr-frgassoc-0a1b2c3d4e5f6071"),
        "FirewallRuleGroupId": "rslvr-frg-0a1b2c3d4e5f6071", "VpcId": a.vpcs["prod"]["VpcId"],
        "MutationProtection": "DISABLED", "StatusMessage": "Finished rule group association update",
        "CreatorRequestId": "1", "CreationTime": "2025-03-04T09:12:31.123Z",
        "ModificationTime": "2025-03-04T09:12:31.123Z"})
    arn = f"arn:aws:globalaccelerator::{a.account}:accelerator/1234abcd-0000-4000-8000-0a1b2c3d4e5f"
    a.list("globalaccelerator/list-accelerators", "Accelerators", {
        "AcceleratorArn": arn, "Name": "shop", "IpAddressType": "IPV4", "Enabled": True, "IpSets": [{
            "IpFamily": "IPv4", "IpAddresses": ["198.51.100.10", "198.51.100.11"], "IpAddressFamily": "IPv4"}],
        "DnsName": "a1234567890abcdef.awsglobalaccelerator.com", "Status": "DEPLOYED", "CreatedTime": EPOCH,
        "LastModifiedTime": EPOCH})
    listener = f"{arn}/listener/0123vxyz"
    a.list("globalaccelerator/list-listeners", "Listeners", {
        "ListenerArn": listener, "PortRanges": [{"FromPort": 443, "ToPort": 443}], "Protocol": "TCP",
        "ClientAffinity": "NONE"}, id=arn)
    a.list("globalaccelerator/list-endpoint-groups", "EndpointGroups", {
        "EndpointGroupArn": f"{listener}/endpoint-group/098765zyxwvu", "EndpointGroupRegion": a.region,
        "EndpointDescriptions": [{
            "EndpointId": "eipalloc-0a1b2c3d4e5f60718", "Weight": 128, "HealthState": "HEALTHY",
            "ClientIPPreservationEnabled": False}],
        "TrafficDialPercentage": 100.0, "HealthCheckPort": 443, "HealthCheckProtocol": "TCP",
        "HealthCheckIntervalSeconds": 30, "ThresholdCount": 3}, id=listener)
