"""VPCs and what filters and routes within them."""
from snapshot_elements import ANYWHERE, ANYWHERE6, acl_entry, allow_all, everything, permission

from company.elements import TIME, tags


def add(a):
    vpcs(a)
    prefix_lists(a)
    security_groups(a)
    acls(a)
    instances(a)
    route_tables(a)
    settings(a)
    flow_logs(a)
    instance_types(a)


def vpcs(a):
    prod = a.vpcs["prod"] = a.vpc("prod", "10.0.0.0/16", "2001:db8:1234:1a00::/56")
    for name, block in (("shared", "10.1.0.0/16"), ("inspection", "10.2.0.0/16"), ("legacy", "10.3.0.0/16")):
        a.vpcs[name] = a.vpc(name, block)

    def subnet(vpc, name, zone, block, block6=None, public=False):
        a.subnets[f"{vpc}-{name}-{zone}"] = a.subnet(
            a.vpcs[vpc], f"{vpc}-{name}-{zone}", zone, block, block6, public)

    for index, zone in enumerate("ab"):
        for name, third in (("public", 0), ("app", 10), ("db", 20)):
            third += index
            subnet("prod", name, zone, f"10.0.{third}.0/24", f"2001:db8:1234:1a{third:02d}::/64", name == "public")
    for vpc, number in (("prod", 0), ("shared", 1), ("inspection", 2)):
        subnet(vpc, "transit", "a", f"10.{number}.40.0/28")
    subnet("prod", "endpoints", "a", "10.0.50.0/24")
    subnet("shared", "tools", "a", "10.1.10.0/24")
    subnet("inspection", "firewall", "a", "10.2.10.0/24")
    subnet("inspection", "appliance", "a", "10.2.20.0/24")
    subnet("legacy", "a", "a", "10.3.0.0/24")
    a.list("describe-dhcp-options", "DhcpOptions", {
        "OwnerId": a.account, "Tags": [], "DhcpOptionsId": prod["DhcpOptionsId"], "DhcpConfigurations": [
            {"Key": "domain-name", "Values": [{"Value": "eu-west-1.compute.internal"}]},
            {"Key": "domain-name-servers", "Values": [{"Value": "AmazonProvidedDNS"}]}]})


def prefix_lists(a):
    a.lists = {
        "offices": a.prefix_list("offices", {"198.51.100.128/28": "Dublin", "198.51.100.160/28": "Cork"}),
        "branches": a.prefix_list("branches", {f"172.16.{number}.0/24": f"branch {number}" for number in range(1, 8)}),
        "s3": "pl-6da54004"}
    a.aws_prefix_list("pl-6da54004", "com.amazonaws.eu-west-1.s3", ["3.5.64.0/21", "52.92.0.0/17", "52.218.0.0/17"])


def security_groups(a):
    prod, shared, legacy = a.vpcs["prod"], a.vpcs["shared"], a.vpcs["legacy"]

    def same(name, vpc=prod):
        return [{"UserId": a.account, "GroupId": a.group_id(vpc, name)}]

    def group(vpc, name, description, inbound):
        a.groups[name] = a.group(vpc, name, description, inbound, everything())

    group(prod, "balancer", "Application load balancers", [
        permission("tcp", 443, cidrs=[ANYWHERE], cidrs6=[ANYWHERE6]), permission("tcp", 80, cidrs=[ANYWHERE])])
    group(prod, "web", "Web servers", [
        permission("tcp", 8080, groups=same("balancer")), permission("tcp", 22, lists=[a.lists["offices"]]),
        permission("icmp", (8, -1), cidrs=["10.0.0.0/8"], description="ping from <inside> & \"outside\"")])
    group(prod, "app", "Application servers", [permission("tcp", (7000, 7010), groups=same("web"))])
    group(prod, "db", "Databases", [
        permission("tcp", 5432, groups=same("app")), permission("tcp", 5432, cidrs=["10.1.0.0/16", "10.3.0.0/16"])])
    group(prod, "endpoints", "Interface endpoints", [permission("tcp", 443, cidrs=["10.0.0.0/8"])])
    group(shared, "tools", "Tools", [permission("-1", cidrs=["10.0.0.0/8"])])
    gone = {"UserId": a.account, "GroupId": a.id("sg", "gone"), "VpcId": shared["VpcId"],
            "VpcPeeringConnectionId": a.id("pcx", "gone"), "PeeringStatus": "deleted"}
    group(legacy, "legacy", "Old servers", [
        permission("tcp", 22, cidrs=["10.0.0.0/16"]), permission("tcp", 3306, groups=[gone])])
    for name, vpc in a.vpcs.items():
        a.group(vpc, "default", "default VPC security group", [permission("-1", groups=same("default", vpc))],
                everything())
    a.list("describe-security-group-vpc-associations", "SecurityGroupVpcAssociations", {
        "GroupId": a.groups["endpoints"]["GroupId"], "VpcId": shared["VpcId"], "VpcOwnerId": a.account,
        "State": "associated", "GroupOwnerId": a.account})
    a.list("describe-security-group-references", "SecurityGroupReferenceSet", {
        "GroupId": a.groups["app"]["GroupId"], "ReferencingVpcId": legacy["VpcId"],
        "VpcPeeringConnectionId": a.id("pcx", "gone")})
    for vpc in a.vpcs.values():
        for attribute, member in (("enableDnsSupport", "EnableDnsSupport"),
                                  ("enableDnsHostnames", "EnableDnsHostnames")):
            a.put("describe-vpc-attribute", {"VpcId": vpc["VpcId"], member: {"Value": vpc is prod}},
                  f"{vpc['VpcId']}_{attribute}")
    a.list("describe-stale-security-groups", "StaleSecurityGroupSet", {
        "Description": "Old servers", "GroupId": a.groups["legacy"]["GroupId"], "GroupName": "legacy",
        "StaleIpPermissions": [{
            "FromPort": 3306, "IpProtocol": "tcp", "IpRanges": [], "PrefixListIds": [], "ToPort": 3306,
            "UserIdGroupPairs": [gone]}],
        "StaleIpPermissionsEgress": [], "VpcId": legacy["VpcId"]})


def acls(a):
    for name, vpc in a.vpcs.items():
        of_vpc = [each for key, each in a.subnets.items() if key.startswith(name) and "-db-" not in key]
        a.network_acl(vpc, f"{name}-default", of_vpc, allow_all(name == "prod"), default=True)
    a.network_acl(a.vpcs["prod"], "prod-db", [a.subnets["prod-db-a"], a.subnets["prod-db-b"]], [
        acl_entry(False, 100, "allow", "6", "10.0.0.0/8", 5432),
        {**acl_entry(False, 110, "allow", "1", "10.0.0.0/8"), "IcmpTypeCode": {"Code": -1, "Type": 8}},
        acl_entry(True, 100, "allow", "6", "10.0.0.0/8", (1024, 65535))])


def instances(a):
    subnets, groups = a.subnets, a.groups
    a.instance("web-1", subnets["prod-public-a"], "10.0.0.10", [groups["web"]], "2001:db8:1234:1a00::10",
               elastic="198.51.100.10")
    a.instance("web-2", subnets["prod-public-b"], "10.0.1.10", [groups["web"]], public="198.51.100.20")
    a.instance("app-1", subnets["prod-app-a"], "10.0.10.10", [groups["app"]], size="c6i.xlarge")
    a.instance("db-1", subnets["prod-db-a"], "10.0.20.10", [groups["db"]], size="r6i.xlarge")
    a.instance("tools-1", subnets["shared-tools-a"], "10.1.10.10", [groups["tools"]])
    a.instance("legacy-1", subnets["legacy-a-a"], "10.3.0.10", [groups["legacy"]])
    inside = next(each for each in a.files["describe-security-groups.json"]["SecurityGroups"]
                  if each["VpcId"] == a.vpcs["inspection"]["VpcId"])
    a.appliance = a.instance("appliance-1", subnets["inspection-appliance-a"], "10.2.20.10", [inside])
    a.appliance["SourceDestCheck"] = False


def route_tables(a):
    prod, subnets = a.vpcs["prod"], a.subnets
    transit_gateway = {"TransitGatewayId": a.id("tgw", "hub")}
    internet = a.internet_gateway(prod, "prod")
    egress = a.egress_only_gateway(prod, "prod")
    nat = a.nat_gateway("prod-a", subnets["prod-public-a"], "10.0.0.200", "198.51.100.99")
    peering = a.peering("legacy-prod", a.vpcs["legacy"], prod)
    inside = [("10.1.0.0/16", transit_gateway), (a.lists["branches"], transit_gateway)]
    s3 = (a.lists["s3"], {"GatewayId": a.id("vpce", "s3")})
    a.route_table(prod, "prod-main", [], [], main=True)
    a.route_table(prod, "prod-public", [subnets[f"prod-public-{zone}"] for zone in "ab"],
                  [*inside, (ANYWHERE, internet), (ANYWHERE6, internet)])
    a.route_table(prod, "prod-app", [subnets[f"prod-app-{zone}"] for zone in "ab"],
                  [*inside, ("10.3.0.0/16", peering), s3, (ANYWHERE, nat), (ANYWHERE6, egress)])
    table = a.route_table(prod, "prod-db", [subnets[f"prod-db-{zone}"] for zone in "ab"],
                          [*inside, ("10.3.0.0/16", peering)])
    # A static route to an interface that is gone, and one that a route server put there.
    table["Routes"] += [
        {"DestinationCidrBlock": "192.0.2.0/24", "NetworkInterfaceId": a.id("eni", "gone"), "Origin": "CreateRoute",
         "State": "blackhole"},
        {"DestinationCidrBlock": "172.20.0.0/16", "NetworkInterfaceId": a.id("eni", "app-1"),
         "InstanceId": a.id("i", "app-1"), "InstanceOwnerId": a.account, "Origin": "Advertisement", "State": "active"}]
    for name in ("shared", "inspection"):
        a.route_table(a.vpcs[name], f"{name}-main", [], [("10.0.0.0/8", transit_gateway)], main=True)
    legacy = a.route_table(a.vpcs["legacy"], "legacy-main", [], [("10.0.0.0/16", peering)], main=True)
    gateway = {"GatewayId": a.id("vgw", "legacy")}
    legacy["PropagatingVgws"].append(gateway)
    legacy["Routes"].append(
        {"DestinationCidrBlock": "172.17.0.0/16", **gateway, "Origin": "EnableVgwRoutePropagation", "State": "active"})


def settings(a):
    a.list("describe-availability-zones", "AvailabilityZones", *({
        "OptInStatus": "opt-in-not-required", "Messages": [], "RegionName": a.region, "ZoneName": a.zone(letter),
        "ZoneId": a.zone_id(letter), "GroupName": a.region + "-zg-1", "NetworkBorderGroup": a.region,
        "ZoneType": "availability-zone", "State": "available"} for letter in "abc"))
    a.put("describe-vpc-block-public-access-options", {"VpcBlockPublicAccessOptions": {
        "AwsAccountId": a.account, "AwsRegion": a.region, "State": "update-complete",
        "InternetGatewayBlockMode": "block-ingress", "LastUpdateTimestamp": TIME, "ManagedBy": "account",
        "ExclusionsAllowed": "allowed"}})
    a.list("describe-vpc-block-public-access-exclusions", "VpcBlockPublicAccessExclusions", {
        "ExclusionId": a.id("vpcbpa-exclude", "prod"), "InternetGatewayExclusionMode": "allow-bidirectional",
        "ResourceArn": a.arn("vpc", a.vpcs["prod"]["VpcId"]), "State": "create-complete", "CreationTimestamp": TIME,
        "Tags": []})
    excluded = {"State": "enabled", "StateMessage": "-"}
    a.list("describe-vpc-encryption-controls", "VpcEncryptionControls", {
        "VpcId": a.vpcs["prod"]["VpcId"], "VpcEncryptionControlId": a.id("vpcec", "prod"), "Mode": "monitor",
        "State": "available", "ResourceExclusions": {"InternetGateway": excluded, "NatGateway": excluded}, "Tags": []})
    a.list("get-vpc-resources-blocking-encryption-enforcement", "NonCompliantResources", {
        "Id": a.id("i", "old"), "Type": "instance", "Description": "A type that does not encrypt",
        "IsExcludable": False}, id=a.vpcs["prod"]["VpcId"])


def flow_logs(a):
    common = {"CreationTime": TIME, "DeliverLogsStatus": "SUCCESS", "FlowLogStatus": "ACTIVE"}
    a.list("describe-flow-logs", "FlowLogs", {
        **common, "DeliverLogsPermissionArn": f"arn:aws:iam::{a.account}:role/flow-logs",
        "FlowLogId": a.id("fl", "prod"), "LogGroupName": "/vpc/prod", "ResourceId": a.vpcs["prod"]["VpcId"],
        "TrafficType": "ALL", "LogDestinationType": "cloud-watch-logs", "MaxAggregationInterval": 600,
        "LogFormat": "${version} ${account-id} ${interface-id} ${srcaddr} ${dstaddr} ${srcport} ${dstport} ${protocol} "
                     "${packets} ${bytes} ${start} ${end} ${action} ${log-status}", "Tags": tags("prod")}, {
        **common, "FlowLogId": a.id("fl", "db"), "ResourceId": a.subnets["prod-db-a"]["SubnetId"],
        "TrafficType": "REJECT", "LogDestinationType": "s3", "LogDestination": "arn:aws:s3:::flow-logs/db/",
        "LogFormat": "${pkt-srcaddr} ${pkt-dstaddr} ${dstport} ${protocol} ${action} ${reject-reason}", "Tags": [],
        "MaxAggregationInterval": 60, "DestinationOptions": {
            "FileFormat": "parquet", "HiveCompatiblePartitions": True, "PerHourPartition": False}})


def instance_types(a):
    used = {instance["InstanceType"] for reservation in a.files["describe-instances.json"]["Reservations"]
            for instance in reservation["Instances"]}
    a.list("describe-instance-types", "InstanceTypes", *({
        "InstanceType": name, "CurrentGeneration": True, "FreeTierEligible": False,
        "SupportedUsageClasses": ["on-demand", "spot"], "BareMetal": False, "Hypervisor": "nitro",
        "ProcessorInfo": {"SupportedArchitectures": ["x86_64"], "SustainedClockSpeedInGhz": 3.5,
                          "Manufacturer": "Intel"},
        "VCpuInfo": {"DefaultVCpus": 2, "DefaultCores": 1, "DefaultThreadsPerCore": 2, "ValidCores": [1],
                     "ValidThreadsPerCore": [1, 2]},
        "MemoryInfo": {"SizeInMiB": 8192},
        "NetworkInfo": {
            "NetworkPerformance": "Up to 12.5 Gigabit", "MaximumNetworkInterfaces": 3, "MaximumNetworkCards": 1,
            "DefaultNetworkCardIndex": 0, "NetworkCards": [{
                "NetworkCardIndex": 0, "NetworkPerformance": "Up to 12.5 Gigabit", "MaximumNetworkInterfaces": 3,
                "BaselineBandwidthInGbps": 0.781, "PeakBandwidthInGbps": 12.5}],
            "Ipv4AddressesPerInterface": 10, "Ipv6AddressesPerInterface": 10, "Ipv6Supported": True,
            "EnaSupport": "required", "EfaSupported": False, "EncryptionInTransitSupported": True,
            "ConnectionTrackingConfiguration": {
                "DefaultTcpEstablishedTimeout": 432000, "DefaultUdpTimeout": 30, "DefaultUdpStreamTimeout": 180}}}
        for name in sorted(used)))
