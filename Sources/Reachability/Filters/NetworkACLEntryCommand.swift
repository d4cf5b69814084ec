public import Inventory
import NetworkSets

/// The AWS CLI command that makes a row of a network ACL.
public struct NetworkACLEntryCommand {
    private let acl: String
    private let isEgress: Bool
    private let number: Int
    private let isAllow: Bool
    private let `protocol`: InternetProtocol?
    private let ports: ClosedRange<UInt16>?
    private let icmpType: Int?
    private let icmpCode: Int?
    private let block: CIDRBlock

    /// A new allow row for what a filter would have to let pass.
    init(acl: String, isEgress: Bool, number: Int, allowing need: FilterNeed) {
        self.acl = acl
        self.isEgress = isEgress
        self.number = number
        isAllow = true
        `protocol` = need.protocol
        ports = need.ports
        (icmpType, icmpCode) = (need.icmpType, need.icmpCode)
        block = need.block
    }

    /// A copy of a row under another number.
    public init(acl: String, copying entry: NetworkACLEntry, number: Int) {
        self.acl = acl
        isEgress = entry.isEgress
        self.number = number
        isAllow = entry.isAllow
        `protocol` = entry.protocol
        ports = entry.ports
        (icmpType, icmpCode) = (entry.icmp.type.map(Int.init), entry.icmp.code.map(Int.init))
        block = entry.block
    }

    /// The command, on one line.
    public var text: String {
        var words = [
            "aws ec2 create-network-acl-entry --network-acl-id \(acl)", isEgress ? "--egress" : "--ingress",
            "--rule-number \(number) --protocol \(`protocol`.map { "\($0.rawValue)" } ?? "-1")",
            "--rule-action \(isAllow ? "allow" : "deny")",
            block.family == .ipv4 ? "--cidr-block \(block)" : "--ipv6-cidr-block \(block)",
        ]
        if let ports { words.append("--port-range From=\(ports.lowerBound),To=\(ports.upperBound)") }
        if `protocol`?.isICMP == true {
            words.append("--icmp-type-code Code=\(icmpCode ?? -1),Type=\(icmpType ?? -1)")
        }
        return words.joined(separator: " ")
    }
}
