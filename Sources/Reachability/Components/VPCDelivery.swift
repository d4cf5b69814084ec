import Findings
import Inventory
import NetworkSets
import Topology

/// Inside a VPC: finds who holds the destination addresses, and the way to each through its subnet's ACL and its groups.
struct VPCDelivery: Component {
    let vpcID: String
    /// The subnet the packets come from; nil where they come from outside the VPC.
    let fromSubnet: String?

    func judge(_ traffic: Traffic) -> Judgement {
        let family = traffic.question.family
        var rest = traffic.packets
        var exits: [Judgement.Exit] = []
        let topology = traffic.topology
        for contested in topology.contestedAddresses(ofVPC: vpcID) where contested.address.family == family {
            let part = rest.restricted(toDestination: AddressSet(contested.address)[family])
            if part.isEmpty { continue }
            rest = rest.subtracting(part)
            let names = contested.holders.map(\.id).joined(separator: " and ")
            let reason = "\(names) both hold \(contested.address), as if the snapshot were of two moments"
            exits.append(.next(NotModelled(id: contested.holders[0].id, reason: reason), part))
        }
        for holder in rest.isEmpty ? [] : topology.interfaces(holding: rest.destinations, inVPC: vpcID) {
            let part = rest.restricted(toDestination: holder.part[family])
            if part.isEmpty { continue }
            rest = rest.subtracting(part)
            exits.append(.next(way(to: holder.interface, traffic), part))
        }
        for holder in rest.isEmpty ? [] : topology.natGateways(holding: rest.destinations, inVPC: vpcID) {
            // A NAT gateway whose interface is not in the snapshot still holds its addresses.
            let arrival = NATGatewayReturn(gateway: holder.gateway)
            let subnetID = holder.gateway.subnetID
            guard subnetID != nil || holder.gateway.isRegional else { continue }
            let part = rest.restricted(toDestination: holder.part)
            rest = rest.subtracting(part)
            exits.append(.next(subnetID.map { filtered($0, topology, arrival) } ?? arrival, part))
        }
        for subnet in rest.isEmpty ? [] : topology.subnets(ofVPC: vpcID) {
            let part = rest.restricted(toDestination: AddressSet(subnet.blocks))
            if part.isEmpty { continue }
            rest = rest.subtracting(part)
            exits.append(.next(UnheldDestination(component: subnet.id), part))
        }
        if !rest.isEmpty { exits.append(.next(UnheldDestination(component: vpcID), rest)) }
        return Judgement(exits: exits)
    }

    private func way(to interface: NetworkInterface, _ traffic: Traffic) -> any Component {
        let topology = traffic.topology
        let byAddress = interface.primaryAddress.flatMap { topology.natGateway(holding: $0, inVPC: vpcID) }
        if let gateway = topology.natGateway(ofInterface: interface.id) ?? byAddress {
            return filtered(interface.subnetID, topology, NATGatewayReturn(gateway: gateway))
        }
        if interface.isOfNATGateway {
            let gateway = MissingResource(id: interface.id, kind: .natGateway, action: "ec2:DescribeNatGateways")
            return filtered(interface.subnetID, topology, gateway)
        }
        let holder = Self.holder(at: interface, traffic)
        let arrival = SecurityGroupFilter(interface: interface, isEgress: false, next: holder)
        return filtered(interface.subnetID, topology, arrival)
    }

    /// Who takes packets for an interface's own addresses: a load balancer where it is a node of one, else the machine. Replies
    /// to what a node sent are its own affair.
    static func holder(at interface: NetworkInterface, _ traffic: Traffic) -> any Component {
        if traffic.direction == .forward, let balancer = traffic.topology.balancer(ofInterface: interface.id),
            let node = balancer.node(at: interface)
        {
            return BalancerNode(balancer: balancer, node: node)
        }
        switch traffic.topology.vpcEndpoint(ofInterface: interface.id) {
        case let endpoint? where endpoint.kind == .interface:
            return InterfaceEndpoint(endpoint: endpoint, interface: interface)
        case let endpoint? where endpoint.kind != .gatewayLoadBalancer:
            return NotModelled(id: endpoint.id, reason: "VPC endpoint \(endpoint.id) is of a kind that is not modelled")
        default: break
        }
        if interface.kind == "gateway_load_balancer_endpoint" {
            return NotModelled(
                id: interface.id,
                reason: "whether the interface \(interface.id) of an endpoint answers by itself is not documented")
        }
        if interface.kind == "vpc_endpoint" {
            return MissingResource(id: interface.id, kind: .vpcEndpoint, action: "ec2:DescribeVpcEndpoints")
        }
        return InstanceCheck(interface: interface, direction: .ingress)
    }

    private func filtered(_ subnetID: String, _ topology: Topology, _ next: any Component) -> any Component {
        guard subnetID != fromSubnet else { return next }
        guard let subnet = topology.snapshot.subnets[subnetID] else {
            return MissingResource(id: subnetID, kind: .subnet, action: "ec2:DescribeSubnets", next: next)
        }
        return NetworkACLFilter(subnet: subnet, isEgress: false, next: next)
    }
}
