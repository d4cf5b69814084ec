extension NetworkDraft {
    /// One VPC with two subnets: `i-client` (10.0.1.10) in `subnet-1`, `i-server` (10.0.2.20) in `subnet-2`, which takes TCP 443
    /// from anywhere. Every ACL is open and nothing leads out of the VPC.
    static func pair() -> NetworkDraft {
        var draft = NetworkDraft()
        draft.vpcs = [VPC(id: "vpc-a", blocks: ["10.0.0.0/16", "2600:1f00:a::/56"])]
        draft.subnets = [
            Subnet(id: "subnet-1", vpc: "vpc-a", blocks: ["10.0.1.0/24", "2600:1f00:a:1::/64"]),
            Subnet(id: "subnet-2", vpc: "vpc-a", blocks: ["10.0.2.0/24", "2600:1f00:a:2::/64"]),
        ]
        draft.acls = [
            ACL(id: "acl-1", subnets: ["subnet-1"], rows: ACL.openRows),
            ACL(id: "acl-2", subnets: ["subnet-2"], rows: ACL.openRows),
        ]
        draft.tables = [Table(id: "rtb-main", isMain: true)]
        draft.groups = [
            Group(id: "sg-client"),
            Group(
                id: "sg-server",
                ingress: [.tcp(443, "0.0.0.0/0"), .tcp(443, "::/0")]),
        ]
        draft.interfaces = [
            Interface(
                id: "eni-client", subnet: "subnet-1", addresses: ["10.0.1.10"], ipv6: ["2600:1f00:a:1::10"],
                groups: ["sg-client"], instance: "i-client"),
            Interface(
                id: "eni-server", subnet: "subnet-2", addresses: ["10.0.2.20"], ipv6: ["2600:1f00:a:2::20"],
                groups: ["sg-server"], instance: "i-server"),
        ]
        draft.instances = [Instance(id: "i-client"), Instance(id: "i-server")]
        return draft
    }

    /// `pair()` joined by `pcx-1` to `vpc-b`, where `i-far` (172.16.1.30) takes TCP 443 from 10.0.0.0/8.
    static func peered() -> NetworkDraft {
        var draft = pair()
        draft.vpcs.append(VPC(id: "vpc-b", blocks: ["172.16.0.0/16", "2600:1f00:b::/56"]))
        draft.subnets.append(Subnet(id: "subnet-b", vpc: "vpc-b", blocks: ["172.16.1.0/24", "2600:1f00:b:1::/64"]))
        draft.acls.append(ACL(id: "acl-b", vpc: "vpc-b", subnets: ["subnet-b"], rows: ACL.openRows))
        draft[table: "rtb-main"].routes = [
            Table.Route("172.16.0.0/16", "pcx-1"), Table.Route("2600:1f00:b::/56", "pcx-1"),
        ]
        draft.tables.append(
            Table(
                id: "rtb-b", vpc: "vpc-b", isMain: true,
                routes: [Table.Route("10.0.0.0/16", "pcx-1"), Table.Route("2600:1f00:a::/56", "pcx-1")]))
        draft.peerings = [Peering(id: "pcx-1")]
        draft.groups.append(
            Group(id: "sg-far", vpc: "vpc-b", ingress: [.tcp(443, "10.0.0.0/8"), .tcp(443, "2600:1f00:a::/56")]))
        draft.interfaces.append(
            Interface(
                id: "eni-far", vpc: "vpc-b", subnet: "subnet-b", addresses: ["172.16.1.30"],
                ipv6: ["2600:1f00:b:1::30"], groups: ["sg-far"], instance: "i-far"))
        draft.instances.append(Instance(id: "i-far"))
        return draft
    }

    /// `pair()` with the internet: `subnet-1` and `subnet-nat` are public behind `igw-a`; `subnet-2` is private behind `nat-1`
    /// (10.0.3.5, in `subnet-nat`) and `eigw-a`. The client has the public address 52.1.1.1, the NAT gateway 52.1.1.3.
    static func online() -> NetworkDraft {
        var draft = pair()
        draft.subnets.append(Subnet(id: "subnet-nat", vpc: "vpc-a", blocks: ["10.0.3.0/24"]))
        draft.acls.append(ACL(id: "acl-nat", subnets: ["subnet-nat"], rows: ACL.openRows))
        draft.internetGateways = [Gateway(id: "igw-a", vpc: "vpc-a")]
        draft.egressOnlyGateways = [Gateway(id: "eigw-a", vpc: "vpc-a", state: "attached")]
        draft.tables += [
            Table(
                id: "rtb-public", subnets: ["subnet-1", "subnet-nat"],
                routes: [Table.Route("0.0.0.0/0", "igw-a"), Table.Route("::/0", "igw-a")]),
            Table(
                id: "rtb-private", subnets: ["subnet-2"],
                routes: [Table.Route("0.0.0.0/0", "nat-1"), Table.Route("::/0", "eigw-a")]),
        ]
        draft.interfaces.append(
            Interface(
                id: "eni-nat", subnet: "subnet-nat", addresses: ["10.0.3.5"], publics: ["10.0.3.5": "52.1.1.3"],
                kind: "natGateway"))
        draft[interface: "eni-client"].publics = ["10.0.1.10": "52.1.1.1"]
        draft.natGateways = [
            NAT(
                id: "nat-1", subnet: "subnet-nat", interface: "eni-nat", address: "10.0.3.5", publicAddress: "52.1.1.3")
        ]
        draft[group: "sg-client"].ingress = [.tcp(443, "0.0.0.0/0"), .tcp(443, "::/0")]
        return draft
    }
}
