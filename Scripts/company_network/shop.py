"""The account of the shop."""
from snapshot_balancers import balancer, listener, target_group
from snapshot_elements import ANYWHERE, ANYWHERE6, acl_entry, everything, permission
from snapshot_services import ServiceAccount

from company_network.common import INSIDE, instance_types, open_acl, pair, ping, subnet, tcp

EPOCH = 1741079551.123


def vpc():
    """The VPC and its subnets."""
    a = ServiceAccount("222233334444", "eu-west-1")
    a.vpcs["shop"] = a.vpc("shop", "10.10.0.0/16", "2001:db8:10:a00::/56")
    for index, zone in enumerate("ab"):
        for name, third in (("public", 0), ("app", 10), ("db", 20)):
            third += index
            subnet(a, "shop", f"shop-{name}", zone, f"10.10.{third}.0/24", f"2001:db8:10:a{third:02d}::/64",
                   name == "public")
        subnet(a, "shop", "shop-join", zone, f"10.10.40.{16 * index}/28")
    subnet(a, "shop", "shop-endpoints", "a", "10.10.30.0/24")
    return a


def fill(a, network, data):
    a.offices = a.prefix_list("offices", {"198.51.100.128/28": "Dublin", "198.51.100.160/28": "Cork"})
    a.aws_prefix_list("pl-6da54004", "com.amazonaws.eu-west-1.s3", ["203.0.113.128/26"])
    routes(a, network, data)
    acls(a)
    groups(a, network, data)
    hosts(a)
    balancers(a)
    services(a)
    endpoints(a)
    instance_types(a)


def routes(a, network, data):
    vpc, hub = a.vpcs["shop"], {"TransitGatewayId": network.hub["TransitGatewayId"]}
    internet = a.internet_gateway(vpc, "shop")
    egress = a.egress_only_gateway(vpc, "shop")
    nat = a.nat_gateway("shop-a", a.subnets["shop-public-a"], "10.10.0.200", "198.51.100.99")
    own = (a.account, a.region, vpc)
    a.data_peering = a.peering_between("shop-data", own, (data.account, data.region, data.vpcs["data"]))
    partner = a.peering_between("shop-partner", own, ("444455556666", a.region, {
        "CidrBlock": "10.50.0.0/16", "VpcId": "vpc-0a0b0c0d0e0f01020"}))
    # The old VPC's owner made this peering; both accounts see it.
    a.add("describe-vpc-peering-connections", "VpcPeeringConnections",
          network.files["describe-vpc-peering-connections.json"]["VpcPeeringConnections"][0])
    a.route_table(vpc, "shop-public", [a.subnets[f"shop-public-{zone}"] for zone in "ab"], [
        (ANYWHERE, internet), (ANYWHERE6, internet), (INSIDE, hub)])
    a.route_table(vpc, "shop-app", [a.subnets[f"shop-app-{zone}"] for zone in "ab"], [
        (ANYWHERE, nat), (ANYWHERE6, egress), (INSIDE, hub), ("172.16.0.0/12", hub),
        ("172.17.0.0/16", network.peered), ("10.40.0.0/16", network.peered), ("10.50.0.0/16", partner),
        ("pl-6da54004", {"GatewayId": a.id("vpce", "s3")})])
    a.route_table(vpc, "shop-db", [a.subnets[f"shop-db-{zone}"] for zone in "ab"], [
        ("10.20.0.0/16", a.data_peering)])
    a.route_table(vpc, "shop-main", [], [], main=True)


def acls(a):
    """All open, save that of the databases: it forgets the upper client ports, and the replies to pings."""
    databases = ["shop-db-a", "shop-db-b"]
    open_acl(a, "shop", ipv6=True, but=databases)
    a.network_acl(a.vpcs["shop"], "shop-db", [a.subnets[each] for each in databases], [
        acl_entry(False, 100, "allow", "6", INSIDE, 5432),
        {**acl_entry(False, 110, "allow", "1", INSIDE), "IcmpTypeCode": {"Code": -1, "Type": 8}},
        acl_entry(False, 120, "allow", "6", "10.20.0.0/16", (1024, 65535)),
        acl_entry(True, 100, "allow", "6", INSIDE, (1024, 49151))])


def groups(a, network, data):
    def group(name, description, *inbound):
        a.groups[name] = a.group(a.vpcs["shop"], name, description, list(inbound), everything())

    group("balancer", "Application load balancer", tcp(443, ANYWHERE), tcp(80, ANYWHERE))
    group("web", "Web servers", tcp(8080, groups=[pair(a, "shop", "balancer")]), tcp(443, "172.16.0.0/12"))
    group("web-old", "A web server that nobody changed along", tcp(9000, groups=[pair(a, "shop", "web")]))
    group("bastion", "Administration", permission("tcp", 22, lists=[a.offices]))
    group("app", "Application servers", tcp(7000, groups=[pair(a, "shop", "web")]),
          tcp(7000, "10.10.10.0/23"), tcp(7001, "10.30.0.0/16"),
          tcp(7003, groups=[pair(network, "old", "old", PeeringStatus="active",
                                 VpcId=network.vpcs["old"]["VpcId"],
                                 VpcPeeringConnectionId=network.peered["VpcPeeringConnectionId"])]),
          permission("udp", 7005, cidrs=["10.30.0.0/16"]), ping("10.20.0.0/16"))
    group("db", "Databases", tcp(5432, groups=[pair(a, "shop", "app")]), tcp(5432, "10.20.0.0/16"), ping(INSIDE))
    group("endpoints", "Interface endpoints", tcp(443, "10.10.0.0/16"))


def hosts(a):
    def host(name, subnet, number, group, **more):
        place = a.subnets[f"shop-{subnet}"]
        network6 = place["Ipv6CidrBlockAssociationSet"][0]["Ipv6CidrBlock"].split("/")[0]
        address = f"{place['CidrBlock'].rsplit('.', 1)[0]}.{number}"
        return a.instance(name, place, address, [a.groups[group]], f"{network6}{number}", **more)

    host("web-1", "public-a", 10, "web", elastic="198.51.100.10")
    host("web-2", "public-b", 10, "web-old", public="198.51.100.20")
    host("bastion", "public-a", 20, "bastion", elastic="198.51.100.22", size="t3.micro")
    host("app-1", "app-a", 10, "app", size="c6i.xlarge")
    host("app-2", "app-b", 10, "app", size="c6i.xlarge")
    host("batch-1", "db-a", 10, "db")


def balancers(a):
    """`shop` faces the internet; `orders` is internal, with a target in zone a alone and no balancing across zones."""
    vpc = a.vpcs["shop"]
    shop = balancer(a, "shop", "application", "internet-facing", [
        (a.subnets["shop-public-a"], "10.10.0.50", "198.51.100.50"),
        (a.subnets["shop-public-b"], "10.10.1.50", "198.51.100.51")], [a.groups["balancer"]], True)
    web = target_group(a, "web", "HTTP", 8080, shop, vpc, "instance", [
        (a.id("i", "web-1"), None, "healthy", None), (a.id("i", "web-2"), None, "unhealthy", "Target.Timeout")])
    listener(a, shop, "HTTPS", 443, web)
    listener(a, shop, "HTTP", 80, "HTTP_301")
    orders = balancer(a, "orders", "network", "internal", [
        (a.subnets["shop-app-a"], "10.10.10.50", None), (a.subnets["shop-app-b"], "10.10.11.50", None)], [], False)
    app = target_group(a, "app", "TCP", 7000, orders, vpc, "ip", [("10.10.10.10", a.zone("a"), "healthy", None)])
    listener(a, orders, "TCP", 5000, app)


def services(a):
    """A function, a task and a database, each by its API and its interface."""
    app, db, vpc = a.groups["app"], a.groups["db"], a.vpcs["shop"]["VpcId"]
    a.list("lambda/list-functions", "Functions", {
        "FunctionName": "bill", "FunctionArn": a.service_arn("lambda", "function:bill"), "VpcConfig": {
            "SubnetIds": [a.subnets["shop-app-a"]["SubnetId"]], "SecurityGroupIds": [app["GroupId"]], "VpcId": vpc}})
    a.interface("bill", a.subnets["shop-app-a"], "10.10.10.60", [app], kind="lambda", show_name=False,
                description="AWS Lambda VPC ENI-bill-0a1b2c3d", requester="AROAEXAMPLE:bill")
    a.list("rds/describe-db-instances", "DBInstances", {
        "DBInstanceIdentifier": "orders", "DBInstanceArn": a.service_arn("rds", "db:orders"), "Engine": "postgres",
        "DBInstanceStatus": "available", "Endpoint": {
            "Address": f"orders.cabcdefghijk.{a.region}.rds.amazonaws.com", "Port": 5432},
        "AvailabilityZone": a.zone("a"), "MultiAZ": False, "PubliclyAccessible": False,
        "VpcSecurityGroups": [{"VpcSecurityGroupId": db["GroupId"], "Status": "active"}], "DBSubnetGroup": {
            "DBSubnetGroupName": "shop", "VpcId": vpc, "Subnets": [
                {"SubnetIdentifier": a.subnets[f"shop-db-{zone}"]["SubnetId"]} for zone in "ab"]}})
    a.interface("rds-orders", a.subnets["shop-db-a"], "10.10.20.60", [db], description="RDSNetworkInterface",
                requester="amazon-rds", show_name=False)
    cluster = a.service_arn("ecs", "cluster/shop")
    task = a.service_arn("ecs", "task/shop/1d8a7f2e000040008000a1b2c3d4e5f6")
    interface = a.interface("cart", a.subnets["shop-app-b"], "10.10.11.60", [app], requester="amazon-ecs",
                            description=f"arn:aws:ecs:{a.region}:{a.account}:attachment/9c9d3f1e", show_name=False)
    a.list("ecs/list-clusters", "clusterArns", cluster)
    a.list("ecs/list-tasks", "taskArns", task, id=cluster)
    a.put("ecs/describe-tasks", {"tasks": [{
        "taskArn": task, "clusterArn": cluster, "group": "service:cart", "lastStatus": "RUNNING",
        "attachments": [{"id": "9c9d3f1e", "type": "ElasticNetworkInterface", "status": "ATTACHED", "details": [
            {"name": "networkInterfaceId", "value": interface["NetworkInterfaceId"]},
            {"name": "privateIPv4Address", "value": "10.10.11.60"}]}]}], "failures": []})


def endpoints(a):
    """S3 by a gateway endpoint, Systems Manager by an interface endpoint that stands in zone a alone."""
    vpc, group = a.vpcs["shop"], a.groups["endpoints"]
    a.endpoint("s3", "Gateway", vpc, "com.amazonaws.eu-west-1.s3", RouteTableIds=[a.id("rtb", "shop-app")])
    interface = a.interface(
        "vpce-ssm", a.subnets["shop-endpoints-a"], "10.10.30.10", [group], kind="vpc_endpoint", show_name=False,
        description=f"VPC Endpoint Interface {a.id('vpce', 'ssm')}", requester="727180483921")
    a.endpoint("ssm", "Interface", vpc, "com.amazonaws.eu-west-1.ssm", PrivateDnsEnabled=True,
               SubnetIds=[a.subnets["shop-endpoints-a"]["SubnetId"]],
               Groups=[{"GroupId": group["GroupId"], "GroupName": "endpoints"}],
               NetworkInterfaceIds=[interface["NetworkInterfaceId"]],
               DnsEntries=[{"DnsName": "ssm.eu-west-1.amazonaws.com", "HostedZoneId": "Z1HUB23UULQXV"}])
    a.list("describe-vpc-endpoint-services", "ServiceDetails", {
        "ServiceName": "com.amazonaws.eu-west-1.ssm", "ServiceId": "vpce-svc-0c0ffee0c0ffee0c0",
        "ServiceType": [{"ServiceType": "Interface"}], "AvailabilityZones": [a.zone("a"), a.zone("b")],
        "Owner": "amazon", "PrivateDnsName": "ssm.eu-west-1.amazonaws.com", "AcceptanceRequired": False})
