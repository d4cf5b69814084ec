extension RandomNetwork {
    private typealias Route = NetworkDraft.Table.Route

    mutating func makeTables() {
        for vpc in ["a", "b"] {
            var main = NetworkDraft.Table(id: "rtb-main-\(vpc)", vpc: "vpc-\(vpc)", isMain: true)
            main.routes = routes(vpc)
            draft.tables.append(main)
            for subnet in draft.subnets where subnet.vpc == "vpc-\(vpc)" && chance(55) {
                var table = NetworkDraft.Table(id: "rtb-\(subnet.id)", vpc: subnet.vpc, subnets: [subnet.id])
                table.routes = routes(vpc)
                // Then the main table serves the subnet.
                if chance(5) { table.associationState = "failed" }
                draft.tables.append(table)
            }
        }
        if chance(40) { makePrivateSubnets() }
        draft.tables.shuffle(using: &random)
    }

    /// The usual design: one public subnet with the NAT gateway, and private ones behind it.
    private mutating func makePrivateSubnets() {
        draft.internetGateways.removeAll { $0.id == "igw-a" }
        draft.internetGateways.append(.init(id: "igw-a", vpc: "vpc-a"))
        draft[nat: "nat-1"].state = "available"
        draft[nat: "nat-1"].publicAddress = "52.0.9.1"
        draft[interface: "eni-nat-1"].publics = ["10.0.1.5": "52.0.9.1"]
        for (subnet, target) in [("subnet-a1", "igw-a"), ("subnet-a2", "nat-1"), ("subnet-a3", "nat-1")] {
            draft.tables.removeAll { $0.subnets.contains(subnet) }
            var table = NetworkDraft.Table(id: "rtb-\(subnet)", subnets: [subnet])
            table.routes = routes("a").filter { $0.destination != "0.0.0.0/0" } + [Route("0.0.0.0/0", target)]
            draft.tables.append(table)
        }
    }

    private mutating func routes(_ vpc: String) -> [Route] {
        var routes: [Route] = []
        // AWS takes no list for a part of the VPC's own block (fact E.1: only NAT gateways, interfaces and endpoints).
        let lists = vpc == "a" ? ["pl-1", "pl-2"] : ["pl-2"]
        let internet = vpc == "a" ? ["igw-a", "igw-a", "nat-1", "nat-1", "nat-2"] : ["igw-b"]
        let known = draft.internetGateways.map(\.id) + draft.natGateways.map(\.id)
        if chance(88) {
            let target = pick(internet)
            if known.contains(target) { routes.append(Route("0.0.0.0/0", target, state: state())) }
        }
        let ipv6 = ["igw-\(vpc)", "eigw-\(vpc)"].filter { id in
            (draft.internetGateways + draft.egressOnlyGateways).contains { $0.id == id }
        }
        if !ipv6.isEmpty, chance(85) { routes.append(Route("::/0", pick(ipv6), state: state())) }
        if !draft.peerings.isEmpty {
            let far = vpc == "a" ? ["172.16.0.0/16", "2600:1f00:b::/56"] : ["10.0.0.0/16", "2600:1f00:a::/56"]
            for block in far where chance(80) { routes.append(Route(block, "pcx-1", state: state())) }
            if vpc == "b", chance(60) { routes.append(Route("100.70.0.0/24", "pcx-1")) }
            if chance(12) { routes.append(Route(pick(lists), "pcx-1", state: state())) }
            if chance(6) { routes.append(Route("198.51.100.0/25", "pcx-1")) }
        }
        if chance(12) { routes.append(Route(lists[0], pick(internet), state: state())) }
        if chance(6) {
            routes.append(
                Route(pick(["198.51.100.0/24", "172.16.1.0/24"]), "vgw-1", origin: "EnableVgwRoutePropagation"))
        }
        if chance(6) { routes.append(Route("10.0.1.0/25", "vgw-1", origin: "EnableVgwRoutePropagation")) }
        if chance(6) { routes.append(Route("198.51.100.0/24", nil, state: "blackhole")) }
        if vpc == "a", chance(8) { routes.append(Route("10.0.2.0/24", pick(["nat-1", "eni-1", "eni-3"]))) }
        if vpc == "a", chance(4) { routes.append(Route("203.0.113.0/24", pick(["eni-1", "eni-3"]))) }
        // One row per destination, as AWS keeps tables.
        var seen: Set<String> = []
        routes.removeAll { !known.contains($0.target ?? "") && ["igw", "nat"].contains($0.target?.prefix(3) ?? "") }
        return routes.filter { seen.insert($0.destination).inserted }.shuffled(using: &random)
    }

    private mutating func state() -> String { chance(94) ? "active" : pick(["blackhole", "filtered"]) }
}
