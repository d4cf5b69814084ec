import JSONText

extension NetworkDraft {
    struct Endpoint: Sendable {
        var id: String
        /// `Gateway`, `Interface`, `GatewayLoadBalancer`; nil where not said.
        var kind: String?
        var vpc = "vpc-a"
        var service: String
        var state: String? = "available"
        var subnets: [String] = []
        var interfaces: [String] = []
        var names: [String] = []
        var usesPrivateNames = false
        var tags: [String: String] = [:]
    }

    func json(_ endpoint: Endpoint) -> JSONValue {
        Self.object([
            ("VpcEndpointId", .string(endpoint.id)), ("VpcEndpointType", JSONValue(endpoint.kind)),
            ("VpcId", .string(endpoint.vpc)), ("ServiceName", .string(endpoint.service)),
            ("State", JSONValue(endpoint.state)), ("SubnetIds", .array(endpoint.subnets.map { .string($0) })),
            ("NetworkInterfaceIds", .array(endpoint.interfaces.map { .string($0) })),
            ("PrivateDnsEnabled", .boolean(endpoint.usesPrivateNames)),
            ("DnsEntries", .array(endpoint.names.map { ["DnsName": .string($0)] })),
            (
                "Tags",
                .array(endpoint.tags.sorted { $0.key < $1.key }.map { ["Key": .string($0), "Value": .string($1)] })
            ),
        ])
    }

    /// `pair()` with gateway endpoints `vpce-s3` (198.51.100.0/24 and 2600:9000::/28) and `vpce-db` (203.0.113.0/24) in the
    /// main table.
    static func withGatewayEndpoints() -> NetworkDraft {
        var draft = pair()
        draft.endpoints = [
            Endpoint(id: "vpce-s3", kind: "Gateway", service: "com.amazonaws.eu-west-1.s3"),
            Endpoint(id: "vpce-db", kind: "Gateway", service: "com.amazonaws.eu-west-1.dynamodb"),
        ]
        draft.lists = [
            PrefixList(id: "pl-s3", entries: ["198.51.100.0/24", "2600:9000::/28"]),
            PrefixList(id: "pl-db", entries: ["203.0.113.0/24"]),
        ]
        draft[table: "rtb-main"].routes = [Table.Route("pl-s3", "vpce-s3"), Table.Route("pl-db", "vpce-db")]
        draft[group: "sg-client"].egress = [.tcp(443...443, .list("pl-s3"))]
        return draft
    }

    /// `pair()` with interface endpoint `vpce-sm` in `subnet-2` of zone a (10.0.2.50) and `subnet-3` of zone b (10.0.3.50), whose
    /// group takes TCP 443 from the VPC.
    static func withInterfaceEndpoint() -> NetworkDraft {
        var draft = pair()
        draft.subnets.append(
            Subnet(id: "subnet-3", vpc: "vpc-a", blocks: ["10.0.3.0/24", "2600:1f00:a:3::/64"], zone: "eu-west-1b"))
        draft.acls.append(ACL(id: "acl-3", subnets: ["subnet-3"], rows: ACL.openRows))
        draft.groups.append(
            Group(id: "sg-endpoint", ingress: [.tcp(443, "10.0.0.0/16"), .tcp(443, "2600:1f00:a::/56")], egress: []))
        draft.interfaces += [
            Interface(
                id: "eni-ep-a", subnet: "subnet-2", addresses: ["10.0.2.50"], ipv6: ["2600:1f00:a:2::50"],
                groups: ["sg-endpoint"], kind: "vpc_endpoint"),
            Interface(
                id: "eni-ep-b", subnet: "subnet-3", addresses: ["10.0.3.50"], ipv6: ["2600:1f00:a:3::50"],
                groups: ["sg-endpoint"], kind: "vpc_endpoint"),
        ]
        draft.endpoints = [
            Endpoint(
                id: "vpce-sm", kind: "Interface", service: "com.amazonaws.eu-west-1.secretsmanager",
                subnets: ["subnet-2", "subnet-3"], interfaces: ["eni-ep-a", "eni-ep-b"],
                names: [
                    "vpce-sm-x1.secretsmanager.eu-west-1.vpce.amazonaws.com",
                    "vpce-sm-x1-eu-west-1a.secretsmanager.eu-west-1.vpce.amazonaws.com",
                    "vpce-sm-x1-eu-west-1b.secretsmanager.eu-west-1.vpce.amazonaws.com",
                    "secretsmanager.eu-west-1.amazonaws.com",
                ], usesPrivateNames: true)
        ]
        return draft
    }
}
