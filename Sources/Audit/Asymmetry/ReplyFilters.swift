import Inventory
import NetworkSets
import Topology

/// Whether the ACLs between two subnets let every reply pass. Most do, and then no pair of hosts has to be looked at.
struct ReplyFilters {
    private let topology: Topology
    /// What each ACL allows, by direction.
    private let allowed: [String: [Bool: [RuleBox]]]

    init(_ topology: Topology) {
        self.topology = topology
        allowed = topology.snapshot.networkACLs.byID.mapValues { acl in
            var boxes: [Bool: [RuleBox]] = [:]
            for isEgress in [false, true] {
                boxes[isEgress] = AddressFamily.allCases.flatMap { family in
                    NetworkACLRow.allowed(by: NetworkACLRow.rows(of: acl, isEgress: isEgress, family: family))
                }
            }
            return boxes
        }
    }

    /// Whether replies of TCP and UDP from one subnet to clients of another all pass, to whatever ephemeral port.
    func passAllReplies(from server: Subnet, to client: Subnet) -> Bool {
        passes(topology.networkACL(ofSubnet: server.id), isEgress: true, farEnd: client)
            && passes(topology.networkACL(ofSubnet: client.id), isEgress: false, farEnd: server)
    }

    private func passes(_ acl: NetworkACL?, isEgress: Bool, farEnd: Subnet) -> Bool {
        guard let acl, let boxes = allowed[acl.id]?[isEgress] else { return true }
        let needed = farEnd.blocks.flatMap { block in
            [InternetProtocol.tcp, .udp].map { name in
                RuleBox(
                    family: block.family, services: ServiceAxis.place(ofPorts: 1024...UInt16.max, name),
                    addresses: block.bounds)
            }
        }
        return needed.subtracting(boxes).isEmpty
    }
}
