#!/usr/bin/env python3
"""Writes the snapshot of a made-up account with N network interfaces: Benchmarks/make-snapshot.py N DIR [--subnets S]
[--groups G]

One VPC with 200 subnets, 300 groups, 40 ACLs and 20 route tables, an internet gateway and three NAT gateways. Most
interfaces belong to no instance, as in an account that runs containers and functions; every fiftieth does. The same
N always gives the same bytes. `client-1 -> server-1:443` crosses two subnets with long rule lists, and is allowed. So is
`internet -> alb:shop:443`, through three nodes to twenty targets, and `client-1 -> far-1:443`, through a transit gateway to
another VPC.
"""
import argparse
import hashlib
import ipaddress
import itertools
import pathlib
import random
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "Scripts"))
from snapshot_elements import ANYWHERE, acl_entry, allow_all, everything, host, permission  # noqa: E402
from snapshot_services import ServiceAccount  # noqa: E402

SEED = 20250304
SUBNETS, GROUPS, ACLS, TABLES, PUBLIC, TARGETS = 200, 300, 40, 20, 10, 20
# What is no worker: the two ends, three NAT gateways, three nodes, and four on the way to the other VPC.
OTHERS = 12
FAR = "172.31.0.0/16"
BLOCK = ipaddress.ip_network("10.0.0.0/16")
# Where that is too small, the VPC has four blocks, and its subnets are of another size.
LARGE, LARGE_SUBNETS, LARGE_SUBNET = ipaddress.ip_network("10.0.0.0/14"), 256, 1000
KINDS = (("lambda", "AWS Lambda VPC ENI-resize-images"), ("interface", "arn:aws:ecs:eu-west-1:attachment/task"),
         ("branch", "aws-k8s-branch-eni"), ("interface", "ELB app/front"))


def account(count, subnet_count=SUBNETS, group_count=GROUPS):
    rng = random.Random(f"{SEED}/{count}")
    a = ServiceAccount("111122223333", "eu-west-1")
    vpc = a.vpc("benchmark", str(BLOCK))
    if count <= most(subnet_count):
        blocks = BLOCK.subnets(new_prefix=24 if subnet_count <= 256 else 25)
    else:
        secondary = list(LARGE.subnets(new_prefix=BLOCK.prefixlen))[1:]
        vpc["CidrBlockAssociationSet"] += [{
            "AssociationId": a.id("vpc-cidr-assoc", str(block)), "CidrBlock": str(block),
            "CidrBlockState": {"State": "associated"}} for block in secondary]
        blocks = LARGE.subnets(new_prefix=22)
    subnets = [a.subnet(vpc, f"subnet-{n}", "abc"[n % 3], str(block), public=n < PUBLIC)
               for n, block in enumerate(itertools.islice(blocks, subnet_count))]
    routes(a, rng, vpc, subnets)
    acls(a, rng, vpc, subnets)
    groups = security_groups(a, rng, vpc, group_count)
    a.instance("client-1", subnets[20], host(subnets[20]["CidrBlock"], 4), groups[:1])
    a.instance("server-1", subnets[21], host(subnets[21]["CidrBlock"], 4), groups[1:3])
    load_balancer(a, vpc, subnets)
    far_vpc(a, vpc, subnets)
    # The NAT gateways, the load balancer and the transit gateway already hold their interfaces.
    for n in range(count - OTHERS - TARGETS):
        subnet = subnets[n % subnet_count]
        address = host(subnet["CidrBlock"], 5 + n // subnet_count)
        chosen = rng.sample(groups[3:], rng.choice((1, 1, 2, 3)))
        if n % 50 == 0:
            a.instance(f"worker-{n}", subnet, address, chosen, Team=rng.choice(("web", "data", "search")))
        else:
            kind, description = rng.choice(KINDS)
            a.interface(f"attached-{n}", subnet, address, chosen, kind=kind, description=f"{description}-{n}",
                        requester="444455556666", show_name=n % 3 == 0)
    return a


def most(subnet_count):
    """How many interfaces fit into one block of a VPC."""
    return subnet_count * (245 if subnet_count <= 256 else 115)


def load_balancer(a, vpc, subnets):
    """An application load balancer in three zones, and its targets."""
    def arn(kind, name):
        return f"arn:aws:elasticloadbalancing:{a.region}:{a.account}:{kind}/{name}/{digits}"

    def per_id(operation, identifier, key, elements):
        name = identifier.replace(":", "_").replace("/", "_")
        a.files[f"elbv2/{operation}/{name}.json"] = {key: elements}

    digits = hashlib.sha256(b"shop").hexdigest()[:16]
    front = a.group(vpc, "shop", "The load balancer", [permission("tcp", 443, cidrs=[ANYWHERE])], everything())
    behind = a.group(vpc, "shop-targets", "Its targets", [
        permission("tcp", 8080, groups=[{"UserId": a.account, "GroupId": front["GroupId"]}])], everything())
    identifier, group = arn("loadbalancer", "app/shop"), arn("targetgroup", "shop")
    listener = f"{identifier.replace(':loadbalancer/', ':listener/')}/{digits}"
    for n in range(3):
        a.interface(f"shop-{n}", subnets[n], host(subnets[n]["CidrBlock"], -8), [front], public=f"198.51.100.{100 + n}",
                    description=f"ELB app/shop/{digits}", requester="amazon-elb", show_name=False)
    for n in range(TARGETS):
        subnet = subnets[22 + n % 6]
        a.instance(f"shop-target-{n}", subnet, host(subnet["CidrBlock"], -8 - n // 6), [behind])
    targets = [a.id("i", f"shop-target-{n}") for n in range(TARGETS)]
    a.add("elbv2/describe-load-balancers", "LoadBalancers", {
        "LoadBalancerArn": identifier, "LoadBalancerName": "shop", "Type": "application", "State": {"Code": "active"},
        "DNSName": f"shop-1.{a.region}.elb.amazonaws.com", "Scheme": "internet-facing", "VpcId": vpc["VpcId"],
        "SecurityGroups": [front["GroupId"]], "AvailabilityZones": [
            {"ZoneName": each["AvailabilityZone"], "SubnetId": each["SubnetId"]} for each in subnets[:3]]})
    actions = [{"Type": "forward", "TargetGroupArn": group}]
    a.add("elbv2/describe-listeners", "Listeners", {
        "ListenerArn": listener, "LoadBalancerArn": identifier, "Port": 443, "Protocol": "HTTPS",
        "DefaultActions": actions})
    per_id("describe-rules", listener, "Rules", [{
        "RuleArn": listener.replace(":listener/", ":listener-rule/") + f"/{digits}", "Priority": "default",
        "Conditions": [], "Actions": actions, "IsDefault": True}])
    a.add("elbv2/describe-target-groups", "TargetGroups", {
        "TargetGroupArn": group, "TargetGroupName": "shop", "Protocol": "HTTP", "Port": 8080, "VpcId": vpc["VpcId"],
        "HealthCheckEnabled": True, "HealthCheckPort": "traffic-port", "HealthCheckProtocol": "HTTP",
        "HealthCheckPath": "/", "LoadBalancerArns": [identifier], "TargetType": "instance", "IpAddressType": "ipv4"})
    per_id("describe-target-health", group, "TargetHealthDescriptions", [{
        "Target": {"Id": target, "Port": 8080}, "HealthCheckPort": "8080", "TargetHealth": {"State": "healthy"}}
        for target in targets])
    for operation, key in (("describe-target-group-attributes", group), ("describe-load-balancer-attributes", identifier),
                           ("describe-listener-attributes", listener)):
        per_id(operation, key, "Attributes", [{"Key": "deletion_protection.enabled", "Value": "false"}])


def far_vpc(a, vpc, subnets):
    """Another VPC behind a transit gateway, which leads there from three zones."""
    far = a.vpc("far", FAR)
    subnet = a.subnet(far, "far", "c", "172.31.1.0/24")
    a.network_acl(far, "far", [subnet], allow_all(False), default=True)
    inbound = [permission("tcp", 443, cidrs=["10.0.0.0/8"])]
    a.instance("far-1", subnet, "172.31.1.10", [a.group(far, "far", "Far", inbound, everything())])
    gateway = a.transit_gateway("hub", 64512)
    ends = [a.attachment(gateway, each["VpcId"], "vpc", each["VpcId"], a.account, "hub") for each in (vpc, far)]
    a.vpc_attachment(ends[0], a, subnets[:3])
    a.vpc_attachment(ends[1], a, [subnet])
    a.gateway_table(gateway, "hub", ends, [(str(BLOCK), "propagated", ends[0]), (FAR, "propagated", ends[1])])
    a.route_table(far, "far", [], [(str(BLOCK), gateway)], main=True)


def routes(a, rng, vpc, subnets):
    igw = a.internet_gateway(vpc, "benchmark")
    hub = {"TransitGatewayId": a.id("tgw", "hub")}
    nats = [a.nat_gateway(f"nat-{n}", subnets[n], host(subnets[n]["CidrBlock"], -6), f"198.51.100.{n + 1}")
            for n in range(3)]
    a.route_table(vpc, "main", [], [], main=True)
    a.route_table(vpc, "public", subnets[:PUBLIC], [(ANYWHERE, igw)])
    for n in range(TABLES - 2):
        extra = [(f"172.{16 + i}.{rng.randrange(256)}.0/24", rng.choice(nats)) for i in range(12)]
        a.route_table(vpc, f"private-{n}", subnets[PUBLIC + n::TABLES - 2], [*extra, (FAR, hub), (ANYWHERE, nats[n % 3])])


def acls(a, rng, vpc, subnets):
    a.network_acl(vpc, "default", subnets[:PUBLIC], allow_all(False), default=True)
    for n in range(ACLS - 1):
        rows = [acl_entry(egress, 10 + i, "deny", "6", f"192.0.2.{rng.randrange(256)}/32", rng.randrange(1, 65536))
                for egress in (False, True) for i in range(10)]
        a.network_acl(vpc, f"acl-{n}", subnets[PUBLIC + n::ACLS - 1], rows + allow_all(False))


def security_groups(a, rng, vpc, count):
    def pair(name):
        return {"UserId": a.account, "GroupId": a.group_id(vpc, name)}

    groups = []
    for n in range(count):
        inbound = [permission("tcp", rng.randrange(1024, 65536), cidrs=[f"10.0.{rng.randrange(256)}.0/24"],
                              description=f"service {n}/{i}") for i in range(5)]
        inbound += [permission("tcp", rng.randrange(1024, 65536), groups=[pair(f"group-{rng.randrange(count)}")])
                    for _ in range(2)]
        if n == 1:
            inbound.append(permission("tcp", 443, groups=[pair("group-0")]))
        groups.append(a.group(vpc, f"group-{n}", f"Group {n}", inbound, everything()))
    return groups


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int, metavar="N", help="32 to 200,000")
    parser.add_argument("folder", metavar="DIR")
    parser.add_argument("--subnets", type=int, default=SUBNETS, help="30 to 512")
    parser.add_argument("--groups", type=int, default=GROUPS, help="at least 10")
    options = parser.parse_args()
    if not 30 <= options.subnets <= 512 or options.groups < 10:
        parser.error("S must be from 30 to 512, and G at least 10")
    limit = max(most(options.subnets), LARGE_SUBNET * options.subnets if options.subnets <= LARGE_SUBNETS else 0)
    if not OTHERS + TARGETS <= options.count <= limit:
        parser.error(f"N must be from {OTHERS + TARGETS} to {limit:,}: the subnets have no more addresses")
    account(options.count, options.subnets, options.groups).write(options.folder)


if __name__ == "__main__":
    main()
