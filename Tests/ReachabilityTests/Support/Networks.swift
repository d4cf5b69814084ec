extension Network {
    /// Two instances in two subnets of one VPC, with open ACLs; the client may send everything, the server takes TCP 443.
    /// `eni-neighbour` shares the server's subnet.
    static let pair: Network = {
        var network = Network()
        network.vpcs = [VPC(id: "vpc-a", blocks: ["10.0.0.0/16", "2001:db8:a::/56"])]
        network.subnets = [
            Subnet(
                id: "subnet-client", vpc: "vpc-a", blocks: ["10.0.1.0/24", "2001:db8:a:1::/64"], acl: "acl-client"),
            Subnet(
                id: "subnet-server", vpc: "vpc-a", blocks: ["10.0.2.0/24", "2001:db8:a:2::/64"], acl: "acl-server"),
        ]
        network.acls = ["acl-client": ACLRule.open, "acl-server": ACLRule.open]
        network.tables = [
            Table(
                id: "rtb-main", vpc: "vpc-a", isMain: true,
                routes: [Route("10.0.0.0/16", "local"), Route("2001:db8:a::/56", "local")])
        ]
        network.groups = [
            "sg-client": Group(egress: Group.everything),
            "sg-server": Group(ingress: [.init("tcp", 443...443, "0.0.0.0/0"), .init("tcp", 443...443, "::/0")]),
        ]
        network.interfaces = [
            Interface(
                id: "eni-client", vpc: "vpc-a", subnet: "subnet-client", addresses: ["10.0.1.10"],
                ipv6: ["2001:db8:a:1::10"], groups: ["sg-client"], instance: "i-client"),
            Interface(
                id: "eni-server", vpc: "vpc-a", subnet: "subnet-server", addresses: ["10.0.2.20"],
                ipv6: ["2001:db8:a:2::20"], groups: ["sg-server"], instance: "i-server"),
            Interface(
                id: "eni-neighbour", vpc: "vpc-a", subnet: "subnet-server", addresses: ["10.0.2.30"],
                ipv6: ["2001:db8:a:2::30"], groups: ["sg-client"], instance: "i-neighbour"),
        ]
        return network
    }()

    /// The pair behind an internet gateway: the client's subnet routes everything to a NAT gateway in a third subnet, the
    /// server has a public address. IPv6 of the client leaves by an egress-only gateway.
    static let online: Network = {
        var network = pair
        network.subnets.append(
            Subnet(id: "subnet-nat", vpc: "vpc-a", blocks: ["10.0.3.0/24"], acl: "acl-nat", table: "rtb-public"))
        network[subnet: "subnet-server"].table = "rtb-public"
        network.acls["acl-nat"] = ACLRule.open
        network.internetGateways = [Gateway(id: "igw-a", vpc: "vpc-a")]
        network.egressOnlyGateways = [Gateway(id: "eigw-a", vpc: "vpc-a", state: "attached")]
        network.nats = [
            NAT(id: "nat-a", vpc: "vpc-a", subnet: "subnet-nat", address: "10.0.3.4", publicAddress: "203.0.113.4")
        ]
        let local = network.tables[0].routes
        network.tables[0].routes = local + [Route("0.0.0.0/0", "nat-a"), Route("::/0", "eigw-a")]
        network.tables.append(
            Table(
                id: "rtb-public", vpc: "vpc-a", routes: local + [Route("0.0.0.0/0", "igw-a"), Route("::/0", "igw-a")]))
        network[interface: "eni-server"].publics = ["10.0.2.20": "203.0.113.20"]
        return network
    }()

    /// The client in one VPC and the server in another one, peered.
    static let peered: Network = {
        var network = pair
        network.vpcs.append(VPC(id: "vpc-b", blocks: ["10.1.0.0/16"]))
        network.subnets.append(Subnet(id: "subnet-far", vpc: "vpc-b", blocks: ["10.1.2.0/24"], acl: "acl-far"))
        network.acls["acl-far"] = ACLRule.open
        network.tables[0].routes.append(Route("10.1.0.0/16", "pcx-ab"))
        network.tables.append(
            Table(
                id: "rtb-far", vpc: "vpc-b", isMain: true,
                routes: [Route("10.1.0.0/16", "local"), Route("10.0.0.0/16", "pcx-ab")]))
        network.groups["sg-far"] = Group(vpc: "vpc-b", ingress: [.init("tcp", 443...443, "10.0.0.0/16")])
        network.interfaces.append(
            Interface(
                id: "eni-far", vpc: "vpc-b", subnet: "subnet-far", addresses: ["10.1.2.20"], groups: ["sg-far"],
                instance: "i-far"))
        network.peerings = [Peering(id: "pcx-ab", requester: "vpc-a", accepter: "vpc-b")]
        return network
    }()
}
