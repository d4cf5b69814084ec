"""Questions about the company, and the answers that AWS's rules give them.

Each answer was worked out from AWS's documentation, and not by running awsdrops. `fact` is the number of the rule in the
collection of facts that the evaluator was written from, `page` the page of AWS that states it. `codes` are all findings of
level error and warning, `notes` those of level info. `component` is what the first error is about.
"""

DOCS = "https://docs.aws.amazon.com/"
PAGES = {
    "groups": "vpc/latest/userguide/vpc-security-groups.html",
    "tracking": "AWSEC2/latest/UserGuide/security-group-connection-tracking.html",
    "acls": "vpc/latest/userguide/vpc-network-acls.html",
    "routes": "vpc/latest/userguide/route-tables-priority.html",
    "internet": "vpc/latest/userguide/VPC_Internet_Gateway.html",
    "egress-only": "vpc/latest/userguide/egress-only-internet-gateway.html",
    "nat": "vpc/latest/userguide/nat-gateway-basics.html",
    "peering": "vpc/latest/peering/vpc-peering-basics.html",
    "transit": "vpc/latest/tgw/how-transit-gateways-work.html",
    "transit-sizes": "vpc/latest/tgw/transit-gateway-quotas.html",
    "gateway-endpoints": "vpc/latest/privatelink/gateway-endpoints.html",
    "interface-endpoints": "vpc/latest/privatelink/create-interface-endpoint.html",
    "firewall": "network-firewall/latest/developerguide/suricata-rule-evaluation-order.html",
    "firewall-symmetry": "network-firewall/latest/developerguide/troubleshooting-general-issues.html",
    "alb": "elasticloadbalancing/latest/application/load-balancer-target-groups.html",
    "alb-listeners": "elasticloadbalancing/latest/application/load-balancer-listeners.html",
    "alb-idle": "elasticloadbalancing/latest/application/edit-load-balancer-attributes.html",
    "nlb": "elasticloadbalancing/latest/network/network-load-balancers.html",
    "vpn": "vpn/latest/s2svpn/your-cgw.html",
    "direct-connect": "directconnect/latest/UserGuide/allowed-to-prefixes.html",
    "mtu": "AWSEC2/latest/UserGuide/network_mtu.html",
    "states": "AWSEC2/latest/UserGuide/ec2-instance-lifecycle.html",
}


def ask(source, destination, verdict, rule, fact, page, codes=(), notes=(), component=None, **more):
    """One question with its answer. `more` are `options` of the command and other members that are to be as said."""
    answer = {"verdict": verdict, "codes": sorted(codes), "notes": sorted(notes)}
    if component:
        answer["component"] = component
    options = more.pop("options", [])
    return {
        "ask": {"source": source, "destination": destination, "options": options}, "answer": {**answer, **more},
        "rule": rule, "fact": fact, "page": DOCS + PAGES[page]}


def questions(accounts):
    """All of them, by what decides."""
    network, shop, data = accounts["network"], accounts["shop"], accounts["data"]
    return [
        *filters(network, shop), *ways_out(shop), *endpoints(shop), *transit(network, data),
        *sites(network, shop, data), *peerings(network, shop), *balancers(shop), *sizes(network, shop)]


def filters(network, shop):
    acl, app = shop.id("acl", "shop-db"), shop.id("eni", "app-1")
    return [
        ask("web-1", "app-1:7000", "allowed", "A rule that names a group matches the private addresses of its members.",
            "C.1", "groups"),
        ask("web-1", "app-1:7000", "allowed", "The same holds for their IPv6 addresses.", "C.1", "groups",
            options=["--family", "ipv6"]),
        ask("web-1", "app-1:8000", "denied", "What no rule of a group allows is dropped.", "C.1", "groups",
            ["ENI_SG_RULES_MISMATCH"], component=app),
        ask("ecs:cart", "app-1:7000", "allowed", "The rules of all groups add up: one for a block is enough.", "C.1",
            "groups", notes=["AVAILABILITY_ZONE_CROSSED"]),
        ask("198.51.100.130", "198.51.100.22:22", "allowed", "A prefix list in a rule stands for its entries.", "C.1",
            "groups"),
        ask("203.0.113.50", "198.51.100.22:22", "denied", "An address outside of the entries is not let in.", "C.1",
            "groups", ["ENI_SG_RULES_MISMATCH"], component=shop.id("eni", "bastion")),
        ask("web-1", "198.51.100.20:9000", "denied",
            "A group reference never matches a public address, even one of a member. An internet gateway carries 1500 "
            "bytes, and no group lets its message about larger ones in.", "C.1, A.1, A.4", "groups",
            ["PATH_MTU_BLACK_HOLE", "SG_REFERENCES_NOT_PRESERVED"], component=shop.id("eni", "web-2")),
        ask("web-1", "web-2:9000", "allowed", "By its private address the same member matches.", "C.1", "groups",
            notes=["AVAILABILITY_ZONE_CROSSED"]),
        ask("app-1", "rds:orders:5432", "partial",
            "An ACL keeps no state: replies to client ports above its last one are dropped. Linux picks from "
            "32768-60999.", "D.1, D.2, I-15", "acls", ["SUBNET_ACL_RESTRICTION"], component=acl,
            dropped="49152-60999"),
        ask("lambda:bill", "rds:orders:5432", "partial", "A function's client ports are 1024-65535.", "D.1, D.2", "acls",
            ["SUBNET_ACL_RESTRICTION"], component=acl, dropped="49152-65535"),
        ask("app-1", "batch-1", "denied",
            "The echo request is let in, and the group remembers it; the ACL lets no echo reply out.", "D.1, C.2", "acls",
            ["SUBNET_ACL_RESTRICTION"], component=acl, options=["--protocol", "icmp"]),
        ask("web-1", "169.254.169.254:80", "allowed", "Neither groups nor ACLs filter the metadata service.", "C.3, D.1",
            "groups"),
        ask("app-1", "old-2:80", "denied", "A stopped instance answers nothing.", "E.1", "states", ["BAD_STATE"],
            component=network.id("i", "old-2")),
    ]


def ways_out(shop):
    nat = shop.id("nat", "shop-a")
    return [
        ask("app-1", "203.0.113.10:443", "allowed",
            "A NAT gateway keeps an idle connection for 350 seconds, less than Linux's first keepalive.", "B.1", "nat",
            ["KEEPALIVE_TOO_LONG"], options=["--keepalive", "7200"], idle=350),
        ask("app-2", "203.0.113.10:443", "allowed", "A zonal NAT gateway serves other zones too, across the border.",
            "E.4", "nat", notes=["AVAILABILITY_ZONE_CROSSED"]),
        ask("app-1", "203.0.113.53:53", "allowed",
            "A NAT gateway carries UDP; a resetting end is for TCP alone. It carries 8500 bytes, the internet gateway "
            "1500, and no group lets their messages in.", "E.4, A.1, A.4", "nat", notes=["PATH_MTU_BLACK_HOLE"],
            options=["--protocol", "udp"], atExpiry="silent"),
        ask("app-1", "203.0.113.10", "denied", "A NAT gateway carries TCP, UDP and ICMP alone.", "E.4", "nat",
            ["PROTOCOL_RESTRICTION"], component=nat, options=["--protocol", "50"]),
        ask("app-1", "[2001:db8:ffff::1]:443", "allowed", "An egress-only gateway lets connections out and replies in.",
            "E.3", "egress-only"),
        ask("app-1", "2001:db8:ffff::1", "allowed", "It does so for ICMPv6 too.", "E.3", "egress-only",
            options=["--protocol", "icmpv6"]),
        ask("internet", "app-1:7000", "denied",
            "Without a public address nothing gets in: not by the gateway, nor by the group; and the reply would leave by "
            "a NAT gateway that did not see the request.", "E.3, C.1, E.4", "internet",
            ["ASYMMETRIC_REPLY_LOST", "ENI_SG_RULES_MISMATCH", "IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS"],
            component=shop.id("igw", "shop")),
        ask("internet", "app-1:443", "denied", "An IPv6 address is public, and the group lets nobody in.", "E.3, C.1",
            "egress-only", ["ENI_SG_RULES_MISMATCH"], component=shop.id("eni", "app-1"),
            options=["--family", "ipv6"]),
        ask("batch-1", "203.0.113.10:443", "denied",
            "The ACL lets nothing out to the port, and the table has no route for the internet.", "D.1, E.1", "routes",
            ["NO_ROUTE_TO_DESTINATION", "SUBNET_ACL_RESTRICTION"], component=shop.id("acl", "shop-db")),
        ask("app-1", "10.10.99.9:443", "denied", "Inside a VPC only addresses that an interface holds answer.", "E.1",
            "routes", ["NO_POSSIBLE_DESTINATION"], component=shop.vpcs["shop"]["VpcId"]),
    ]


def endpoints(shop):
    return [
        ask("app-1", "com.amazonaws.eu-west-1.s3:443", "allowed",
            "The service's prefix list is more specific than the default route.", "E.1, E.8", "gateway-endpoints"),
        ask("app-1", "203.0.113.130:443", "denied", "A gateway endpoint carries TCP and echo alone.", "E.8",
            "gateway-endpoints", ["VPCE_GATEWAY_PROTOCOL_RESTRICTION"], ["PATH_MTU_BLACK_HOLE"],
            component=shop.id("vpce", "s3"), options=["--protocol", "udp"]),
        ask("app-1", "ssm.eu-west-1.amazonaws.com:443", "allowed",
            "An interface endpoint carries 8500 bytes and lowers the segment size of TCP to them: nothing is lost.",
            "A.1, B.1", "interface-endpoints", idle=350, atExpiry="silent"),
        ask("app-2", "ssm.eu-west-1.amazonaws.com:443", "allowed", "An endpoint's interface serves other zones too.",
            "E.8", "interface-endpoints", notes=["AVAILABILITY_ZONE_CROSSED"]),
    ]


def transit(network, data):
    report = data.id("eni", "report-1")
    inspected = [network.id("vpce", f"firewall-{zone}") for zone in "ab"]
    return [
        ask("app-1", "report-1:5432", "allowed",
            "In appliance mode the gateway keeps a flow in one zone both ways, and the firewall passes it.", "E.6, E.9",
            "transit", notes=["AVAILABILITY_ZONE_CROSSED"], mtu=8500, idle=350),
        ask("app-1", "report-1", "allowed", "A rule for ICMP passes echo requests, and their replies with them.", "E.9",
            "firewall", notes=["AVAILABILITY_ZONE_CROSSED"], options=["--protocol", "icmp"]),
        ask("report-1", "app-1", "denied", "A rule of direction FORWARD passes what begins at its source alone.", "E.9",
            "firewall", ["FIREWALL_RULES_RESTRICTION"], component=inspected,
            options=["--protocol", "icmp"]),
        ask("app-1", "report-1:22", "denied",
            "In strict order the default of the policy drops what no rule passes; the group refuses it as well.",
            "E.9, C.1", "firewall", ["ENI_SG_RULES_MISMATCH", "FIREWALL_RULES_RESTRICTION"],
            component=inspected),
        ask("report-1", "203.0.113.10:443", "allowed",
            "One VPC inspects and is the way out for others: firewall, NAT gateway, internet gateway, and back.",
            "E.6, E.9, E.4", "transit", notes=["AVAILABILITY_ZONE_CROSSED"], mtu=1500),
        ask("report-1", "203.0.113.10:80", "denied", "The firewall passes port 443 alone.", "E.9", "firewall",
            ["FIREWALL_RULES_RESTRICTION"], component=inspected),
        ask("app-1", "10.66.1.5:443", "denied", "A static blackhole of a transit gateway drops its block.", "E.6",
            "transit", ["TGW_RTB_BAD_STATE_ROUTE"], component=network.id("tgw-rtb", "spokes")),
        ask("analyst-1", "app-1:7001", "allowed",
            "Peered transit gateways carry 8500 bytes by static routes both ways, and lower TCP's segments to them.",
            "E.6, A.1", "transit", mtu=8500),
        ask("analyst-1", "report-1:5432", "denied",
            "What comes in by a peering is looked up in the table of its attachment, which knows the shop alone.", "E.6",
            "transit", ["TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT"], component=network.id("tgw-rtb", "peers")),
        ask("batch-1", "report-1:5432", "denied",
            "The request goes over the peering, the reply by the transit gateway, to a firewall that saw no request. The "
            "peering let the client announce 9001 bytes, and the gateway's message about larger ones is not let in.",
            "E.9, A.1, A.4", "firewall-symmetry", ["ASYMMETRIC_REPLY_LOST", "PATH_MTU_BLACK_HOLE"],
            component=inspected, lost="return", notes=["AVAILABILITY_ZONE_CROSSED"]),
    ]


def sites(network, shop, data):
    return [
        ask("app-1", "172.16.5.9:443", "allowed", "Direct Connect carries the request to Dublin, and its gateway announces "
            "the shop's block there.", "E.7, A.1", "direct-connect", notes=["AVAILABILITY_ZONE_CROSSED"], mtu=8500),
        ask("172.16.5.9", "report-1:5432", "denied", "Dublin's routers do not learn the block of the data's VPC.", "E.7",
            "direct-connect", ["DX_PREFIX_NOT_ANNOUNCED"], component="0a1b2c3d-1111-4222-8333-0a1b2c3d4e5f"),
        ask("172.16.5.9", "web-1:443", "denied",
            "The request comes by the transit gateway; the public subnet's table sends the reply to the internet gateway, "
            "which drops what is for a private address.", "E.1, E.3", "internet",
            ["IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS"], ["AVAILABILITY_ZONE_CROSSED"],
            component=shop.id("igw", "shop"), lost="return"),
        ask("app-1", "172.18.3.9:443", "allowed", "A VPN carries 1446 bytes at best and sends no message about larger "
            "ones.", "A.1, A.3", "vpn", ["PATH_MTU_BLACK_HOLE"], ["AVAILABILITY_ZONE_CROSSED"], mtu=1446),
        ask("old-1", "172.17.1.5:22", "allowed", "One tunnel that is up is enough.", "E.7, A.3", "vpn",
            ["PATH_MTU_BLACK_HOLE"], mtu=1446),
        ask("172.17.1.5", "old-1:22", "allowed", "From the site the same way leads in.", "E.7, A.3", "vpn",
            ["PATH_MTU_BLACK_HOLE"], mtu=1446),
    ]


def peerings(network, shop):
    return [
        ask("old-1", "app-1:7003", "allowed", "Across a peering within a region a rule may name the other VPC's group.",
            "C.1, A.1", "peering", mtu=9001),
        ask("app-1", "172.17.1.5:22", "denied", "A peering leads to the VPC at its other end, and not through its VPN.",
            "E.5", "peering", ["NO_POSSIBLE_DESTINATION", "PCX_REQUIRES_ADDRESS_IN_VPC_CIDR"],
            component=network.id("pcx", "old-shop")),
        ask("app-1", "10.50.0.5:443", "unknown", "What the partner's account has is not in the snapshot.", "E.5",
            "peering", gap="vpc-0a0b0c0d0e0f01020"),
    ]


def balancers(shop):
    old, front = shop.id("eni", "web-2"), "alb:shop"
    return [
        ask("internet", f"{front}:443", "partial", "A node connects to each target from its own address, and the group of "
            "one refuses it.", "F.3", "alb", ["ENI_SG_RULES_MISMATCH", "TARGET_UNHEALTHY"],
            ["AVAILABILITY_ZONE_CROSSED"], component=old),
        ask("internet", f"{front}:443", "partial", "TCP keepalives carry no data, and do not reset its idle timeout.",
            "B.1", "alb-idle", ["ENI_SG_RULES_MISMATCH", "TARGET_UNHEALTHY"],
            ["AVAILABILITY_ZONE_CROSSED", "KEEPALIVE_NOT_COUNTED"], component=old, options=["--keepalive", "30"],
            idle=60),
        ask("internet", f"{front}:80", "allowed", "A redirect is answered by the load balancer itself.", "F.3",
            "alb-listeners"),
        ask("internet", f"{front}:8443", "denied", "No listener takes the port, and the group does not let it in.",
            "F.3, C.1", "alb-listeners", ["ELBV2_LISTENERS_MISMATCH", "ENI_SG_RULES_MISMATCH"],
            component=[shop.id("eni", f"shop/eu-west-1{zone}") for zone in "ab"]),
        ask(front, "web-1:8080", "allowed", "The nodes carry the load balancer's group, which the target's rule names.",
            "F.3, C.1", "alb", notes=["AVAILABILITY_ZONE_CROSSED"]),
        ask("internet", "web-1:8080", "denied", "A client of the internet is in no group.", "C.1", "groups",
            ["ENI_SG_RULES_MISMATCH"], component=shop.id("eni", "web-1")),
        ask("web-1", "nlb:orders:5000", "partial",
            "A node uses targets of its own zone alone, unless cross-zone balancing is on, and zone b has none.", "F.4",
            "nlb", ["ELBV2_NO_TARGETS_IN_AZ"], ["AVAILABILITY_ZONE_CROSSED"],
            component=shop.service_arn("elasticloadbalancing", "targetgroup/app/6170700000000000"),
            idle=350, atExpiry="rst"),
    ]


def sizes(network, shop):
    return [
        ask("analyst-1", "app-1:7001", "denied",
            "Packets of 9001 bytes do not fit through a transit gateway, and its message about them is not let in.",
            "A.1, A.4", "transit-sizes", ["PACKET_EXCEEDS_MTU", "PATH_MTU_BLACK_HOLE"], options=["--mtu", "9001"],
            component=accounts_attachment(network, "analytics")),
        ask("app-1", "old-1:80", "allowed", "A peering within a region carries 9001 bytes.", "A.1", "mtu", mtu=9001,
            options=["--mtu", "9001"]),
    ]


def accounts_attachment(network, name):
    """An attachment of the far gateway: its account is the same, so ids come out the same."""
    return network.id("tgw-attach", name)
