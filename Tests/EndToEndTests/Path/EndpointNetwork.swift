/// A network with endpoints of every kind, a firewall, a regional NAT gateway and a table of its internet gateway, as files of a
/// collection.
enum EndpointNetwork {
    static func write() throws -> TemporaryDirectory {
        let folder = try TemporaryDirectory()
        let region = "111122223333/eu-west-1"
        try folder.write(network, to: "\(region)/network.json")
        try folder.write(hosts, to: "\(region)/hosts.json")
        try folder.write(endpoints, to: "\(region)/endpoints.json")
        try folder.write(entries, to: "\(region)/get-managed-prefix-list-entries/pl-s3.json")
        for (file, text) in firewall { try folder.write(text, to: "\(region)/network-firewall/\(file).json") }
        return folder
    }

    private static func subnet(_ name: String, _ number: Int, _ zone: String = "a") -> String {
        #"{"SubnetId": "subnet-\#(name)", "VpcId": "vpc-a", "CidrBlock": "10.0.\#(number).0/24", "AvailabilityZone": "eu-west-1\#(zone)"}"#
    }

    private static func table(_ id: String, _ association: String, _ routes: [(String, String, String)]) -> String {
        let rows = [("DestinationCidrBlock", "10.0.0.0/16", "local")] + routes
        let list = rows.map { key, destination, target in
            let kind =
                target.hasPrefix("nat-")
                ? "NatGatewayId" : target.hasPrefix("eni-") ? "NetworkInterfaceId" : "GatewayId"
            return
                #"{"\#(key)": "\#(destination)", "\#(kind)": "\#(target)", "State": "active", "Origin": "CreateRoute"}"#
        }
        return
            #"{"RouteTableId": "rtb-\#(id)", "VpcId": "vpc-a", "Associations": [{\#(association)}], "Routes": [\#(list.joined(separator: ", "))]}"#
    }

    private static let block = "DestinationCidrBlock"

    private static let tables = [
        table("main", #""Main": true"#, []),
        table(
            "app", #""SubnetId": "subnet-app", "Main": false"#,
            [
                ("DestinationPrefixListId", "pl-s3", "vpce-s3"), (block, "192.0.2.0/24", "vpce-s3"),
                (block, "203.0.113.128/25", "vpce-gw"), (block, "0.0.0.0/0", "vpce-fw"),
            ]),
        table("fw", #""SubnetId": "subnet-fw", "Main": false"#, [(block, "0.0.0.0/0", "igw-a")]),
        table("direct", #""SubnetId": "subnet-direct", "Main": false"#, [(block, "0.0.0.0/0", "igw-a")]),
        table("priv", #""SubnetId": "subnet-priv", "Main": false"#, [(block, "0.0.0.0/0", "nat-r")]),
        table(
            "edge", #""GatewayId": "igw-a", "Main": false"#,
            [(block, "10.0.1.0/24", "vpce-fw"), (block, "10.0.5.0/24", "vpce-fw"), (block, "10.0.2.0/24", "eni-priv")]),
    ]

    private static let network = """
        {"Vpcs": [{"VpcId": "vpc-a", "CidrBlock": "10.0.0.0/16"}],
         "Subnets": [\([
            subnet("app", 1), subnet("ep", 2, "b"), subnet("fw", 3), subnet("priv", 4, "c"), subnet("direct", 5),
         ].joined(separator: ", "))],
         "RouteTables": [\(tables.joined(separator: ", "))],
         "NetworkAcls": [{"NetworkAclId": "acl-a", "VpcId": "vpc-a", "Entries": [
           {"RuleNumber": 100, "Egress": true, "RuleAction": "allow", "Protocol": "-1", "CidrBlock": "0.0.0.0/0"},
           {"RuleNumber": 100, "Egress": false, "RuleAction": "allow", "Protocol": "-1", "CidrBlock": "0.0.0.0/0"}],
           "Associations": [\(["app", "ep", "fw", "priv", "direct"].map { #"{"SubnetId": "subnet-\#($0)"}"# }.joined(separator: ", "))]}],
         "SecurityGroups": [{"GroupId": "sg-a", "GroupName": "all", "VpcId": "vpc-a",
           "IpPermissions": [{"IpProtocol": "-1", "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}],
           "IpPermissionsEgress": [{"IpProtocol": "-1", "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}]}],
         "InternetGateways": [{"InternetGatewayId": "igw-a", "Attachments": [{"VpcId": "vpc-a", "State": "available"}]}],
         "NatGateways": [{"NatGatewayId": "nat-r", "VpcId": "vpc-a", "State": "available", "ConnectivityType": "public",
           "AvailabilityMode": "regional", "AutoProvisionZones": "disabled", "RouteTableId": "rtb-fw",
           "NatGatewayAddresses": [{"PublicIp": "198.51.100.99", "AvailabilityZone": "eu-west-1a"}]}]}
        """

    private static func interface(
        _ name: String, _ subnet: String, _ address: String, _ publicAddress: String?, isEndpoint: Bool = false
    ) -> String {
        let association = publicAddress.map { #", "Association": {"PublicIp": "\#($0)"}"# } ?? ""
        let attachment =
            isEndpoint ? "" : #", "Attachment": {"InstanceId": "i-\#(name)", "DeviceIndex": 0, "Status": "attached"}"#
        return #"""
            {"NetworkInterfaceId": "eni-\#(name)", "VpcId": "vpc-a", "SubnetId": "subnet-\#(subnet)", "Status": "in-use",
             "InterfaceType": "\#(isEndpoint ? "vpc_endpoint" : "interface")", "Groups": [{"GroupId": "sg-a"}], "SourceDestCheck": false,
             "PrivateIpAddress": "\#(address)", "PrivateIpAddresses": [{"PrivateIpAddress": "\#(address)", "Primary": true\#(association)}]\#(attachment)}
            """#
    }

    private static let hosts = """
        {"NetworkInterfaces": [\([
            interface("app", "app", "10.0.1.10", "198.51.100.10"), interface("priv", "priv", "10.0.4.10", nil),
            interface("direct", "direct", "10.0.5.10", "198.51.100.15"), interface("box", "ep", "10.0.2.9", "198.51.100.12"),
            interface("sm", "ep", "10.0.2.50", nil, isEndpoint: true), interface("kms", "ep", "10.0.2.60", nil, isEndpoint: true),
         ].joined(separator: ", "))],
         "Reservations": [{"Instances": [\(["app", "priv", "direct", "box"].map { #"{"InstanceId": "i-\#($0)", "State": {"Name": "running"}}"# }.joined(separator: ", "))]}]}
        """

    private static func endpoint(_ name: String, _ kind: String, _ service: String, _ more: String = "") -> String {
        #"{"VpcEndpointId": "vpce-\#(name)", "VpcEndpointType": "\#(kind)", "VpcId": "vpc-a", "ServiceName": "com.amazonaws.\#(service)", "State": "available"\#(more)}"#
    }

    private static func inside(_ name: String) -> String {
        #", "SubnetIds": ["subnet-ep"], "NetworkInterfaceIds": ["eni-\#(name)"], "PrivateDnsEnabled": true, "DnsEntries": [{"DnsName": "\#(name).eu-west-1.amazonaws.com"}]"#
    }

    private static let endpoints = """
        {"VpcEndpoints": [\([
            endpoint("s3", "Gateway", "eu-west-1.s3"), endpoint("sm", "Interface", "eu-west-1.sm", inside("sm")),
            endpoint("kms", "Interface", "eu-west-1.kms", inside("kms")),
            endpoint("gw", "GatewayLoadBalancer", "vpce.eu-west-1.vpce-svc-1", #", "SubnetIds": ["subnet-fw"]"#),
         ].joined(separator: ", "))],
         "ServiceDetails": [{"ServiceName": "com.amazonaws.eu-west-1.sm", "AvailabilityZones": ["eu-west-1a"]}]}
        """

    private static let entries = #"{"Entries": [{"Cidr": "203.0.113.0/26"}]}"#

    private static let firewall = [
        "describe-firewall/arn_aws_network-firewall_f":
            #"{"Firewall": {"FirewallName": "fw", "FirewallArn": "arn:f", "FirewallPolicyArn": "arn:p", "VpcId": "vpc-a"}, "FirewallStatus": {"Status": "READY", "SyncStates": {"eu-west-1a": {"Attachment": {"SubnetId": "subnet-fw", "EndpointId": "vpce-fw", "Status": "READY"}}}}}"#,
        "describe-firewall-policy/arn_p":
            #"{"FirewallPolicyResponse": {"FirewallPolicyArn": "arn:p"}, "FirewallPolicy": {"StatelessDefaultActions": ["aws:forward_to_sfe"], "StatelessFragmentDefaultActions": ["aws:drop"], "StatefulRuleGroupReferences": [{"ResourceArn": "arn:g"}, {"ResourceArn": "arn:d"}]}}"#,
        "describe-rule-group/arn_g":
            #"{"RuleGroupResponse": {"RuleGroupArn": "arn:g", "RuleGroupName": "ports"}, "RuleGroup": {"RulesSource": {"RulesString": "drop tcp $HOME_NET any -> any 23 (msg:\"no telnet\"; sid:7;)"}}}"#,
        "describe-rule-group/arn_d":
            #"{"RuleGroupResponse": {"RuleGroupArn": "arn:d", "RuleGroupName": "names"}, "RuleGroup": {"RulesSource": {"RulesSourceList": {"GeneratedRulesType": "DENYLIST", "TargetTypes": ["TLS_SNI"], "Targets": [".bad.example"]}}}}"#,
    ]
}
