import Inventory
import NetworkSets

extension Topology {
    /// Why an id that is in the snapshot is no end of a connection, and what to ask instead; nil for an id it does not have.
    func whyNoEnd(_ id: String) -> String? {
        if let subnet = snapshot.subnets[id] { return ofBlocks("a subnet", subnet.blocks) }
        if let vpc = snapshot.vpcs[id] { return ofBlocks("a VPC", vpc.blocks) }
        if let gateway = snapshot.natGateways[id] {
            let address = gateway.addresses.compactMap(\.privateAddress).first.map { " \($0)" } ?? ""
            return
                "this is a NAT gateway, which packets pass; to reach the gateway itself ask for its address\(address)"
        }
        let kinds: [(String, Bool)] = [
            ("a security group", snapshot.securityGroups[id] != nil),
            ("a network ACL", snapshot.networkACLs[id] != nil),
            ("a route table", snapshot.routeTables[id] != nil),
            ("an internet gateway", snapshot.internetGateways[id] != nil),
            ("an egress-only internet gateway", snapshot.egressOnlyInternetGateways[id] != nil),
            ("a peering connection", snapshot.peeringConnections[id] != nil),
            ("a prefix list", snapshot.prefixLists[id] != nil),
        ]
        return kinds.first(where: \.1).map { kind, _ in
            "this is \(kind), at which no packet starts or ends; name an instance, interface, address, block or internet"
        } ?? ofAnotherKind(id)
    }

    private func ofBlocks(_ kind: String, _ blocks: [CIDRBlock]) -> String {
        let list = blocks.map(\.description).joined(separator: " or ")
        return "this is \(kind), which is no end of a connection; ask for an instance or address in it"
            + (list.isEmpty ? "" : ", or for all of \(list)")
    }

    /// An endpoint that was not read; one that was is an end.
    private func ofEndpoint(_ id: String) -> String? {
        if snapshot.vpcEndpoints.provesAbsence { return nil }
        let interfaces = snapshot.networkInterfaces.byID.values.filter { $0.summary?.contains(id) == true }
        let list = interfaces.map(\.id).sorted().joined(separator: ", ")
        return "this VPC endpoint is not in what was read (describe-vpc-endpoints)"
            + (list.isEmpty ? "" : "; ask for its interface \(list)")
    }

    /// Ids of things that packets do end at, and that are only known by their interfaces or addresses here.
    private func ofAnotherKind(_ id: String) -> String? {
        let connections = [
            ("tgw-attach-", snapshot.transitGatewayAttachments.byID.values.map(\.attachmentID)),
            ("vgw-", snapshot.vpnGateways.byID.values.map(\.id)),
            ("vpn-", snapshot.vpnConnections.byID.values.map(\.id)),
        ]
        if let (_, others) = connections.first(where: { id.hasPrefix($0.0) }) {
            let list = Set(others).sorted().prefix(8).joined(separator: ", ")
            return "it is not in what was read" + (list.isEmpty ? "" : "; there are \(list)")
        }
        let kinds = [
            ("tgw-", "a transit gateway")
        ]
        if id.hasPrefix("vpce-") { return ofEndpoint(id) }
        guard let (_, kind) = kinds.first(where: { id.hasPrefix($0.0) }) else { return nil }
        let interfaces = snapshot.networkInterfaces.byID.values.filter { $0.summary?.contains(id) == true }
        let list = interfaces.map(\.id).sorted().joined(separator: ", ")
        return "\(kind) cannot be asked for by its id yet; ask for \(list.isEmpty ? "an address behind it" : list)"
    }
}
