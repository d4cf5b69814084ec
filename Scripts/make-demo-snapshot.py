#!/usr/bin/env python3
"""Writes the network of `make demo` to Fixtures/demo: a small shop, and a reporting VPC peered with it.

    Scripts/make-demo-snapshot.py            write it anew
    Scripts/make-demo-snapshot.py --check    fail if what is there differs

What is to be found in it:
  web-1 -> app-1:8080            allowed
  app-1 -> db-1:3306             denied: the group and the ACL of the database refuse it
  app-1 -> db-1:5432             partial: the ACL lets no reply out to client ports 49152-60999
  app-1 -> 203.0.113.10:443      allowed, through the NAT gateway
  internet -> web-1:443          allowed
  report-1 -> db-1:5432          allowed, over the peering connection
  app-1 -> 2001:db8:ffff::1:443  allowed, through the egress-only internet gateway
"""
import argparse
import pathlib
import shutil
import sys
import tempfile

from snapshot_elements import ANYWHERE, ANYWHERE6, Account, acl_entry, allow_all, everything, permission

DEMO = pathlib.Path(__file__).resolve().parent.parent / "Fixtures" / "demo"


def demo():
    a = Account("111122223333", "eu-west-1")
    shop = a.vpc("shop", "10.0.0.0/16", "2001:db8:1234:1a00::/56")
    reporting = a.vpc("reporting", "10.1.0.0/16")

    def shop_subnet(name, zone, third, public=False):
        return a.subnet(shop, f"shop-{name}-{zone}", zone, f"10.0.{third}.0/24", f"2001:db8:1234:1a{third:02d}::/64",
                        public)

    public = [shop_subnet("public", "a", 0, True), shop_subnet("public", "b", 1, True)]
    app = [shop_subnet("app", "a", 10), shop_subnet("app", "b", 11)]
    db = [shop_subnet("db", "a", 20), shop_subnet("db", "b", 21)]
    reports = a.subnet(reporting, "reporting-a", "a", "10.1.0.0/24")

    offices = a.prefix_list("offices", {"198.51.100.128/28": "Dublin", "198.51.100.160/28": "Cork"})
    databases = a.prefix_list("shop-databases", {
        "10.0.20.0/24": "database subnet, zone a", "10.0.21.0/24": "database subnet, zone b"})
    a.aws_prefix_list("pl-6da54004", "com.amazonaws.eu-west-1.s3",
                      ["3.5.64.0/21", "3.5.72.0/23", "52.92.0.0/17", "52.218.0.0/17"])
    a.aws_prefix_list("pl-6fa54006", "com.amazonaws.eu-west-1.dynamodb", ["52.94.24.0/23", "52.119.240.0/21"])

    routes(a, shop, reporting, public, app, db, reports, databases)
    acls(a, shop, reporting, public, app, db, reports)
    groups = security_groups(a, shop, reporting, offices, databases)

    a.instance("web-1", public[0], "10.0.0.10", [groups["web"]], "2001:db8:1234:1a00::10", elastic="198.51.100.10",
               Tier="web")
    a.instance("web-2", public[1], "10.0.1.10", [groups["web"]], "2001:db8:1234:1a01::10", public="198.51.100.20",
               Tier="web")
    a.instance("app-1", app[0], "10.0.10.10", [groups["app"]], "2001:db8:1234:1a10::10", size="c6i.xlarge", Tier="app")
    a.instance("db-1", db[0], "10.0.20.10", [groups["db"]], "2001:db8:1234:1a20::10", size="r6i.xlarge", Tier="db")
    a.instance("report-1", reports, "10.1.0.10", [groups["reporting"]], Tier="reporting")
    return a


def routes(a, shop, reporting, public, app, db, reports, databases):
    igw = a.internet_gateway(shop, "shop")
    eigw = a.egress_only_gateway(shop, "shop")
    nat = a.nat_gateway("shop-a", public[0], "10.0.0.200", "198.51.100.99")
    peering = a.peering("reporting-shop", reporting, shop)
    a.route_table(shop, "shop-main", [], [], main=True)
    a.route_table(shop, "shop-public", public, [(ANYWHERE, igw), (ANYWHERE6, igw)])
    a.route_table(shop, "shop-app", app, [("10.1.0.0/16", peering), (ANYWHERE, nat), (ANYWHERE6, eigw)])
    a.route_table(shop, "shop-db", db, [("10.1.0.0/16", peering)])
    a.route_table(reporting, "reporting-main", [], [], main=True)
    a.route_table(reporting, "reporting", [reports], [(databases, peering)])


def acls(a, shop, reporting, public, app, db, reports):
    a.network_acl(shop, "shop-default", public + app, allow_all(True), default=True)
    # Row 100 outbound is the fault of the demo: Linux clients use the ports 32768-60999.
    a.network_acl(shop, "shop-db", db, [
        acl_entry(False, 100, "allow", "6", "10.0.0.0/16", 5432),
        acl_entry(False, 110, "allow", "6", "10.1.0.0/16", 5432),
        acl_entry(False, 120, "allow", "6", "10.0.0.0/16", (32768, 65535)),
        acl_entry(True, 100, "allow", "6", "10.0.0.0/16", (1024, 49151)),
        acl_entry(True, 110, "allow", "6", "10.1.0.0/16", (1024, 65535)),
    ])
    a.network_acl(reporting, "reporting-default", [reports], allow_all(False), default=True)


def security_groups(a, shop, reporting, offices, databases):
    def pair(vpc, name, **more):
        return {"UserId": a.account, "GroupId": a.group_id(vpc, name), **more}

    for vpc in (shop, reporting):
        a.group(vpc, "default", "default VPC security group",
                [permission("-1", groups=[pair(vpc, "default")])], [permission("-1", cidrs=[ANYWHERE])])
    from_reporting = pair(reporting, "reporting", VpcId=reporting["VpcId"],
                          VpcPeeringConnectionId=a.peering_id("reporting-shop"), PeeringStatus="active")
    return {
        "web": a.group(shop, "web", "Web servers", [
            permission("tcp", 443, cidrs=[ANYWHERE], cidrs6=[ANYWHERE6], description="everybody"),
            permission("tcp", 80, cidrs=[ANYWHERE], cidrs6=[ANYWHERE6], description="redirected to https"),
            permission("tcp", 22, lists=[offices], description="administration"),
        ], everything()),
        "app": a.group(shop, "app", "Application servers", [
            permission("tcp", 8080, groups=[pair(shop, "web")], description="from the web servers"),
            permission("icmp", (8, -1), groups=[pair(shop, "web"), pair(shop, "app")], description="ping"),
        ], everything()),
        "db": a.group(shop, "db", "PostgreSQL", [
            permission("tcp", 5432, groups=[pair(shop, "app"), from_reporting], description="clients of the database"),
        ], everything()),
        "reporting": a.group(reporting, "reporting", "Reports", [
            permission("-1", groups=[pair(reporting, "reporting")]),
        ], [
            permission("tcp", 5432, lists=[databases], description="the shop's databases"),
        ]),
    }


def differences(account):
    """The paths, relative to Fixtures/demo, that are missing, superfluous or different."""
    with tempfile.TemporaryDirectory() as folder:
        wanted = {path: pathlib.Path(folder, path).read_bytes() for path in account.write(folder)}
    present = {path.relative_to(DEMO): path.read_bytes() for path in DEMO.rglob("*.json")}
    return sorted(path for path in {**wanted, **present} if wanted.get(path) != present.get(path))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing; fail if Fixtures/demo differs")
    if parser.parse_args().check:
        different = differences(demo())
        for path in different:
            print(f"Fixtures/demo/{path} is not what Scripts/make-demo-snapshot.py writes", file=sys.stderr)
        return 1 if different else 0
    shutil.rmtree(DEMO, ignore_errors=True)
    for path in sorted(demo().write(DEMO)):
        print(f"Fixtures/demo/{path}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
