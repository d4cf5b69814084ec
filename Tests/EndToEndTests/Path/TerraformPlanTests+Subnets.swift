/// Changes of network ACLs, routes and gateways.
extension TerraformPlanTests {
    private static func row(_ number: Int, _ more: String) -> String {
        #"{"network_acl_id": "\#(acl)", "rule_number": \#(number), "egress": false, "#
            + #""rule_action": "deny", "from_port": 8080, "to_port": 8080, "protocol": "tcp", \#(more)}"#
    }

    static let subnets: [Case] = [
        Case(
            "an ACL row", "web-1", "app-1:8080",
            [.create("aws_network_acl_rule.d", row(50, #""cidr_block": "10.0.0.0/24""#))], "denied"),
        Case(
            "an ACL row that comes too late", "web-1", "app-1:8080",
            [.create("aws_network_acl_rule.d", row(500, #""cidr_block": "10.0.0.0/24""#))], "allowed"),
        Case(
            "an ACL row for a block that is not known", "web-1", "app-1:8080",
            [
                .create(
                    "aws_network_acl_rule.d", row(50, #""cidr_block": null"#), unknown: #"{"cidr_block": true}"#)
            ], "unknown", gap: "aws_network_acl_rule.d.cidr_block"),
        Case(
            "a row replaced", "web-1", "app-1:8080",
            [
                .update(
                    "aws_network_acl_rule.d",
                    #"{"network_acl_id": "\#(acl)", "rule_number": 100, "egress": false, "rule_action": "allow", "protocol": "-1", "cidr_block": "0.0.0.0/0"}"#,
                    row(100, #""cidr_block": "0.0.0.0/0""#))
            ], "denied"),
        Case(
            "inline rows of a default ACL", "web-1", "app-1:8080",
            [
                .create(
                    "aws_default_network_acl.d",
                    #"{"default_network_acl_id": "\#(acl)", "ingress": [{"rule_no": 10, "action": "allow", "protocol": "tcp", "cidr_block": "10.0.0.0/8", "ipv6_cidr_block": "", "from_port": 0, "to_port": 65535, "icmp_type": 0, "icmp_code": 0}], "egress": []}"#
                )
            ], "denied"),
        Case(
            "a new ACL for the subnet", "web-1", "app-1:8080",
            [
                .create("aws_network_acl.n", #"{"vpc_id": "\#(vpc)", "ingress": [], "egress": []}"#),
                .create(
                    "aws_network_acl_association.n", #"{"subnet_id": "subnet-0efdfb4dbbbf802cc"}"#,
                    unknown: #"{"network_acl_id": true}"#,
                    written: #"{"network_acl_id": {"references": ["aws_network_acl.n.id", "aws_network_acl.n"]}}"#),
            ], "denied"),
        Case(
            "an ACL that is not known", "web-1", "app-1:8080",
            [
                .create(
                    "aws_network_acl_association.n", #"{"subnet_id": "subnet-0efdfb4dbbbf802cc"}"#,
                    unknown: #"{"network_acl_id": true}"#)
            ], "unknown"),
        Case(
            "a new route", "app-1", "192.0.2.1:443",
            [
                .create(
                    "aws_route.r",
                    #"{"route_table_id": "\#(appTable)", "destination_cidr_block": "192.0.2.0/24", "vpc_peering_connection_id": "pcx-011f1ac52559a383f", "gateway_id": ""}"#,
                    unknown: #"{"network_interface_id": true, "instance_id": true}"#,
                    written: #"{"vpc_peering_connection_id": {}, "route_table_id": {}, "destination_cidr_block": {}}"#)
            ], "denied"),
        Case(
            "a route whose target is not known", "app-1", "192.0.2.1:443",
            [
                .create(
                    "aws_route.r",
                    #"{"route_table_id": "\#(appTable)", "destination_cidr_block": "192.0.2.0/24"}"#,
                    unknown: #"{"network_interface_id": true, "nat_gateway_id": true, "instance_id": true}"#,
                    written: #"{"nat_gateway_id": {"references": ["module.x.nat", "module.x"]}}"#)
            ], "unknown", gap: "aws_route.r.nat_gateway_id"),
        Case(
            "a route whose destination is not known", "app-1", "203.0.113.10:443",
            [
                .create(
                    "aws_route.r", #"{"route_table_id": "\#(appTable)", "gateway_id": "igw-08f9f72b71a63ecd5"}"#,
                    unknown: #"{"destination_cidr_block": true}"#)
            ], "unknown", gap: "aws_route.r.destination_cidr_block"),
        Case(
            "a route removed", "app-1", "203.0.113.10:443",
            [
                .delete(
                    "aws_route.r",
                    #"{"route_table_id": "\#(appTable)", "destination_cidr_block": "0.0.0.0/0", "nat_gateway_id": "nat-1"}"#
                )
            ], "denied"),
        Case(
            "the subnet's table removed: the main one takes over", "app-1", "203.0.113.10:443",
            [
                .delete(
                    "aws_route_table_association.r",
                    #"{"route_table_id": "\#(appTable)", "subnet_id": "subnet-0efdfb4dbbbf802cc"}"#)
            ], "denied"),
        Case(
            "another main table", "app-1", "203.0.113.10:443",
            [
                .delete(
                    "aws_route_table_association.r",
                    #"{"route_table_id": "\#(appTable)", "subnet_id": "subnet-0efdfb4dbbbf802cc"}"#),
                .create(
                    "aws_main_route_table_association.m",
                    #"{"vpc_id": "\#(vpc)", "route_table_id": "\#(appTable)"}"#),
            ], "allowed"),
        Case(
            "a new table with a new gateway", "app-1", "203.0.113.10:443",
            [
                .create(
                    "aws_route_table.n",
                    #"{"vpc_id": "\#(vpc)", "route": [{"cidr_block": "0.0.0.0/0", "gateway_id": "", "nat_gateway_id": null}]}"#,
                    unknown: #"{"id": true, "route": [{"nat_gateway_id": true}]}"#, written: #"{"route": {}}"#),
                .create(
                    "aws_route_table_association.n", #"{"subnet_id": "subnet-0efdfb4dbbbf802cc"}"#,
                    unknown: #"{"route_table_id": true}"#,
                    written: #"{"route_table_id": {"references": ["aws_route_table.n.id", "aws_route_table.n"]}}"#),
            ], "unknown", gap: "aws_route_table.n.route[0].nat_gateway_id"),
        Case(
            "a new NAT gateway with its address", "app-1", "203.0.113.10:443",
            [
                .update(
                    "aws_route.r",
                    #"{"route_table_id": "\#(appTable)", "destination_cidr_block": "0.0.0.0/0", "nat_gateway_id": "nat-1"}"#,
                    #"{"route_table_id": "\#(appTable)", "destination_cidr_block": "0.0.0.0/0"}"#,
                    unknown: #"{"nat_gateway_id": true}"#,
                    written: #"{"nat_gateway_id": {"references": ["aws_nat_gateway.n.id", "aws_nat_gateway.n"]}}"#),
                .create(
                    "aws_nat_gateway.n",
                    #"{"subnet_id": "subnet-08e26e8f5358fbbff", "connectivity_type": "public"}"#,
                    unknown: #"{"id": true, "private_ip": true, "public_ip": true}"#, written: #"{"subnet_id": {}}"#),
            ], "unknown", gap: "ec2:DescribeNatGateways"),
        Case(
            "the internet gateway removed", "web-1", "203.0.113.10:443",
            [.delete("aws_internet_gateway.i", #"{"id": "igw-08f9f72b71a63ecd5", "vpc_id": "\#(vpc)"}"#)], "denied"),
        Case(
            "an entry of a prefix list removed", "report-1", "db-1:5432",
            [
                .update(
                    "aws_ec2_managed_prefix_list.l",
                    #"{"id": "pl-059a000c863fa8514", "entry": [{"cidr": "10.0.20.0/24"}, {"cidr": "10.0.21.0/24"}]}"#,
                    #"{"id": "pl-059a000c863fa8514", "entry": [{"cidr": "10.0.21.0/24"}]}"#)
            ], "denied"),
    ]
}
