import Findings
import Inventory
import NetworkSets
import Reachability

/// Services opened one way whose replies have no way at all.
extension NetworkACLLint {
    /// The ports replies go to, whatever the client's system: everything from 1024 on (VPC guide, ephemeral ports).
    private static let ephemeral = UInt16(1024)...UInt16.max

    /// Rows that let a service in (or out) while no ephemeral port is open the other way, for no address of the row.
    func halves() -> [Finding] {
        AddressFamily.allCases.flatMap { family in
            [false, true].flatMap { isEgress in halves(family, isEgress) }
        }
    }

    private func halves(_ family: AddressFamily, _ isEgress: Bool) -> [Finding] {
        let back = NetworkACLRow.allowed(by: NetworkACLRow.rows(of: acl, isEgress: !isEgress, family: family))
        return NetworkACLRow.rows(of: acl, isEgress: isEgress, family: family).filter(\.entry.isAllow).flatMap { row in
            [InternetProtocol.tcp, .udp].compactMap { name -> Finding? in
                let services = row.effective.filter { Self.hasServices($0, name) }
                guard !services.isEmpty else { return nil }
                let addresses = IntervalSet(services.map(\.addresses))
                let meeting = back.filter { !addresses.isDisjoint(with: IntervalSet($0.addresses)) }
                // A row that opens all the ephemeral ports may be meant for replies, and be no service at all.
                if services.contains(where: { Self.opensAllReplies($0, name) }), !meeting.isEmpty { return nil }
                let replies = ServiceAxis.place(ofPorts: Self.ephemeral, name)
                return meeting.contains { $0.services.overlaps(replies) } ? nil : half(row, name, isEgress)
            }
        }
    }

    /// Whether a part has ports below the ephemeral ones, which are those of services.
    private static func hasServices(_ box: RuleBox, _ name: InternetProtocol) -> Bool {
        let ports = name == .tcp ? ServiceAxis.tcpPorts(box.services) : ServiceAxis.udpPorts(box.services)
        return ports.map { $0.lowerBound < ephemeral.lowerBound } ?? false
    }

    private static func opensAllReplies(_ box: RuleBox, _ name: InternetProtocol) -> Bool {
        let replies = ServiceAxis.place(ofPorts: ephemeral, name)
        return box.services.lowerBound <= replies.lowerBound && replies.upperBound <= box.services.upperBound
    }

    private func half(_ row: NetworkACLRow, _ name: InternetProtocol, _ isEgress: Bool) -> Finding {
        let block = row.entry.block
        let farEnd = IntervalSet(block.bounds)
        let replies = FlowSet(
            FlowBox(
                family: block.family, protocol: name, source: isEgress ? farEnd : nil,
                destination: isEgress ? nil : farEnd, destinationPorts: PortSet(Self.ephemeral)))
        let refusing = NetworkACLRow.rows(of: acl, isEgress: !isEgress, family: block.family).first { other in
            !other.entry.isAllow && other.match.addresses.overlaps(block.bounds)
        }
        let fixes = NetworkACLFix(acl: acl, isEgress: !isEgress).fixes(
            opening: replies, before: refusing?.entry.ruleNumber ?? NetworkACLEntry.lastRuleNumber)
        let other = isEgress ? "inbound" : "outbound"
        return finding(
            .networkACLHalf, .error, row, isEgress,
            "opens \(name.name) \(isEgress ? "to" : "from") \(block), but \(other) no port of "
                + "\(Self.ephemeral.lowerBound)-\(Self.ephemeral.upperBound) is open for the replies",
            evidence: [], fix: fixes.first)
    }
}
