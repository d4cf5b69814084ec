public import Inventory
import NetworkSets

extension Topology {
    /// An interface as a person knows it: its id, the instance and the name.
    public func label(of interface: NetworkInterface) -> String {
        var details: [String] = []
        if let id = interface.instanceID { details.append(id) }
        if let name = instance(of: interface)?.name ?? interface.name { details.append(name) }
        if details.isEmpty, let summary = interface.summary, !summary.isEmpty { details.append(summary) }
        return details.isEmpty ? interface.id : "\(interface.id) (\(details.joined(separator: ", ")))"
    }

    /// An instance among others of its name: its id, address and state.
    func label(of instance: Instance) -> String {
        let address = interfaces(ofInstance: instance.id).first?.primaryAddress?.description
        let details = [address, instance.state].compactMap(\.self)
        return details.isEmpty ? instance.id : "\(instance.id) (\(details.joined(separator: ", ")))"
    }

    /// A load balancer among others of its name: its kind and ARN.
    func label(of balancer: Balancer) -> String {
        "\(balancer.prefix):\(balancer.name) (\(balancer.id))"
    }

    /// The name people gave the thing of an id: its Name tag, for a security group its group name; nil where it has none.
    public func name(of id: String) -> String? {
        let name =
            switch id.prefix(while: { $0 != "-" }) {
            case "i": snapshot.instances[id]?.name
            case "eni":
                snapshot.networkInterfaces[id].flatMap { instance(of: $0)?.name ?? $0.name }
                    ?? serviceName(ofInterface: id)
            case "sg": snapshot.securityGroups[id]?.groupName
            case "acl": snapshot.networkACLs[id]?.name
            case "rtb": snapshot.routeTables[id]?.name
            case "subnet": snapshot.subnets[id]?.name
            case "vpc": snapshot.vpcs[id]?.name
            case "igw": snapshot.internetGateways[id]?.name
            case "eigw": snapshot.egressOnlyInternetGateways[id]?.name
            case "nat": snapshot.natGateways[id]?.name
            case "vpce": snapshot.vpcEndpoints[id]?.name
            case "pcx": snapshot.peeringConnections[id]?.name
            case "pl": snapshot.prefixLists[id]?.name
            case "tgw", "vgw", "vpn", "dxvif": connectionName(of: id)
            default: nil as String?
            }
        return name?.isEmpty == false ? name : nil
    }

    private func connectionName(of id: String) -> String? {
        if id.hasPrefix("tgw-attach-") {
            return snapshot.transitGatewayVPCAttachments[id]?.name
                ?? snapshot.transitGatewayAttachments.byID.values.lazy.filter { $0.attachmentID == id }
                .compactMap(\.name).min()
        }
        if id.hasPrefix("tgw-rtb-") { return snapshot.transitGatewayRouteTables[id]?.name }
        return snapshot.transitGateways[id]?.name ?? snapshot.vpnGateways[id]?.name
            ?? snapshot.vpnConnections[id]?.name ?? snapshot.virtualInterfaces[id]?.name
    }
}
