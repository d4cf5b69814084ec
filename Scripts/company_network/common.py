"""What several accounts of the company do alike."""
from snapshot_elements import allow_all, permission

INSIDE = "10.0.0.0/8"


def subnet(a, vpc, name, zone, block, block6=None, public=False):
    """A subnet, known to its account by `name-zone`."""
    key = f"{name}-{zone}"
    a.subnets[key] = a.subnet(a.vpcs[vpc], key, zone, block, block6, public)


def pair(a, vpc, name, **more):
    """A reference to a group of an account."""
    return {"UserId": a.account, "GroupId": a.group_id(a.vpcs[vpc], name), **more}


def open_acl(a, vpc, ipv6=False, but=()):
    """The default ACL of a VPC, which serves all its subnets save those in `but`."""
    served = [each for name, each in a.subnets.items() if each["VpcId"] == a.vpcs[vpc]["VpcId"] and name not in but]
    a.network_acl(a.vpcs[vpc], f"{vpc}-default", served, allow_all(ipv6), default=True)


def tcp(port, *blocks, groups=(), blocks6=()):
    return permission("tcp", port, cidrs=blocks, cidrs6=blocks6, groups=groups)


def ping(*blocks):
    return permission("icmp", (8, -1), cidrs=blocks)


def instance_types(a):
    """The types that instances of the account are of, as far as networks matter."""
    used = {instance["InstanceType"] for reservation in a.files["describe-instances.json"]["Reservations"]
            for instance in reservation["Instances"]}
    a.list("describe-instance-types", "InstanceTypes", *({
        "InstanceType": name, "CurrentGeneration": True, "Hypervisor": "nitro", "NetworkInfo": {
            "NetworkPerformance": "Up to 12.5 Gigabit", "MaximumNetworkInterfaces": 3, "EnaSupport": "required",
            "ConnectionTrackingConfiguration": {
                "DefaultTcpEstablishedTimeout": 432000, "DefaultUdpTimeout": 30, "DefaultUdpStreamTimeout": 180}}}
        for name in sorted(used)))
