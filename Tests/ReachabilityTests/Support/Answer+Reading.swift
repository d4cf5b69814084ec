import Findings
import NetworkSets

@testable import Reachability

extension Answer {
    /// The errors in path order, as "forward acl-1 SUBNET_ACL_RESTRICTION".
    var blockers: [String] {
        findings.filter { $0.severity == .error }
            .map { "\($0.direction?.rawValue ?? "-") \($0.component) \($0.code)" }
    }

    /// The commands of all fixes, those for packet sizes apart.
    var commands: [String] { findingsBesideSizes.flatMap(\.fixes).compactMap(\.command) }

    /// The findings without the notes on large packets, which many ways have.
    var findingsBesideSizes: [Finding] { findings.filter { $0.code != .pathMTUBlackHole } }

    /// The findings without the notes on zones, which load balancers in two zones always have.
    var findingsBesideZones: [Finding] { findings.filter { $0.code != .availabilityZoneCrossed } }

    /// The client ports of what is dropped always.
    var droppedSourcePorts: String {
        dropped.filter { $0.translatedPorts == nil }.reduce(PortSet()) { $0.union($1.packets.sourcePorts) }
            .portDescription
    }

    /// The deciding texts of the hops of one component, both ways.
    func decisions(at component: String) -> [String] {
        ways.flatMap { $0.forwardHops + $0.returnHops }.filter { $0.component == component }.map(\.decidedBy)
    }

    /// The components in order, there and back.
    var route: [String] { ways.flatMap { $0.forwardHops + $0.returnHops }.map(\.component) }
}

extension QuestionOptions {
    static let udp = QuestionOptions(protocol: .udp)
    static let ping = QuestionOptions(protocol: .icmp)

    static func icmp(_ type: UInt8, code: UInt8? = nil) -> QuestionOptions {
        var options = QuestionOptions(protocol: .icmp)
        options.icmpType = type
        options.icmpCode = code
        return options
    }

    static func number(_ number: UInt8) -> QuestionOptions {
        QuestionOptions(protocol: InternetProtocol(rawValue: number))
    }

    static let ipv6: QuestionOptions = {
        var options = QuestionOptions()
        options.family = .ipv6
        return options
    }()
}
