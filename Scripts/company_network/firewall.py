"""The Network Firewall of the company: one endpoint per zone, strict order, everything dropped that no rule passes."""
EPOCH = 1741079551.123

# What may pass: protocol, source, destination, destination port.
PASSES = [
    ("TCP", "10.10.0.0/16", "10.20.0.0/16", "5432"), ("TCP", "172.16.0.0/16", "10.10.0.0/16", "443"),
    ("TCP", "172.16.0.0/16", "10.20.0.0/16", "5432"), ("TCP", "10.10.0.0/16", "172.16.0.0/12", "443"),
    ("UDP", "10.10.0.0/16", "172.18.0.0/16", "514"), ("ICMP", "10.10.0.0/16", "10.20.0.0/16", "ANY"),
    ("TCP", "10.20.0.0/16", "ANY", "443"),
]


def firewall(a):
    """Adds the firewall and returns the ids of its endpoints by zone."""
    arn = a.service_arn("network-firewall", "firewall/inspection")
    policy = a.service_arn("network-firewall", "firewall-policy/strict")
    group = a.service_arn("network-firewall", "stateful-rulegroup/allowed")
    endpoints = {zone: a.id("vpce", f"firewall-{zone}") for zone in "ab"}
    for index, zone in enumerate("ab"):
        a.interface(f"firewall-{zone}", a.subnets[f"firewall-{zone}"], f"10.0.1.{16 * index + 4}", [],
                    kind="gateway_load_balancer_endpoint", requester="amazon-aws", check=False, show_name=False,
                    description=f"VPC Endpoint Interface {endpoints[zone]}")
        a.endpoint(f"firewall-{zone}", "GatewayLoadBalancer", a.vpcs["inspection"],
                   "com.amazonaws.vpce.eu-west-1.vpce-svc-0f1a2b3c4d5e6f708",
                   SubnetIds=[a.subnets[f"firewall-{zone}"]["SubnetId"]], RequesterManaged=True,
                   NetworkInterfaceIds=[a.id("eni", f"firewall-{zone}")])
    states = {a.zone(zone): {
        "Attachment": {"SubnetId": a.subnets[f"firewall-{zone}"]["SubnetId"], "EndpointId": endpoints[zone],
                       "Status": "READY"}, "Config": {group: {"SyncStatus": "IN_SYNC"}}} for zone in "ab"}
    a.list("network-firewall/list-firewalls", "Firewalls", {"FirewallName": "inspection", "FirewallArn": arn})
    a.put("network-firewall/describe-firewall", {
        "Firewall": {
            "FirewallName": "inspection", "FirewallArn": arn, "FirewallPolicyArn": policy,
            "VpcId": a.vpcs["inspection"]["VpcId"], "FirewallId": "5c9d3f1e-0000-4000-8000-0a1b2c3d4e5f",
            "SubnetMappings": [{"SubnetId": a.subnets[f"firewall-{zone}"]["SubnetId"]} for zone in "ab"]},
        "FirewallStatus": {
            "Status": "READY", "ConfigurationSyncStateSummary": "IN_SYNC", "SyncStates": states}}, arn)
    a.list("network-firewall/list-firewall-policies", "FirewallPolicies", {"Name": "strict", "Arn": policy})
    a.list("network-firewall/list-rule-groups", "RuleGroups", {"Name": "allowed", "Arn": group})
    a.put("network-firewall/describe-firewall-policy", {
        "FirewallPolicyResponse": {
            "FirewallPolicyName": "strict", "FirewallPolicyArn": policy, "FirewallPolicyStatus": "ACTIVE",
            "FirewallPolicyId": "6c9d3f1e-0000-4000-8000-0a1b2c3d4e5f", "LastModifiedTime": EPOCH},
        "FirewallPolicy": {
            "StatelessDefaultActions": ["aws:forward_to_sfe"], "StatelessFragmentDefaultActions": ["aws:forward_to_sfe"],
            "StatefulRuleGroupReferences": [{"ResourceArn": group, "Priority": 1}],
            "StatefulDefaultActions": ["aws:drop_strict"],
            "StatefulEngineOptions": {"RuleOrder": "STRICT_ORDER", "StreamExceptionPolicy": "DROP",
                                      "FlowTimeouts": {"TcpIdleTimeoutSeconds": 350}}}}, policy)
    a.put("network-firewall/describe-rule-group", {
        "RuleGroupResponse": {
            "RuleGroupArn": group, "RuleGroupName": "allowed", "RuleGroupId": "7c9d3f1e-0000-4000-8000-0a1b2c3d4e5f",
            "Type": "STATEFUL", "Capacity": 100, "RuleGroupStatus": "ACTIVE", "LastModifiedTime": EPOCH},
        "RuleGroup": {
            "StatefulRuleOptions": {"RuleOrder": "STRICT_ORDER"}, "RulesSource": {"StatefulRules": [{
                "Action": "PASS", "Header": {
                    "Protocol": protocol, "Source": source, "SourcePort": "ANY", "Direction": "FORWARD",
                    "Destination": destination, "DestinationPort": port},
                "RuleOptions": [{"Keyword": "sid", "Settings": [str(number)]}]}
                for number, (protocol, source, destination, port) in enumerate(PASSES, 1)]}}}, group)
    return endpoints
