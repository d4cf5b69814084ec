/// A network as plain data, for the judge and for AWS CLI JSON: two VPCs, perhaps peered, with IPv4 only.
struct JudgedNetwork {
    struct Prefix {
        var base: UInt32
        var length: Int

        func contains(_ address: UInt32) -> Bool { length == 0 || (address ^ base) >> UInt32(32 - length) == 0 }

        var text: String { "\(JudgedNetwork.text(base))/\(length)" }
    }

    /// What a rule asks of protocol and ports; nil ports are all. For ICMP the ports are the type and the code.
    struct Match {
        var number: Int?
        var ports: ClosedRange<Int>?
        var type: Int?

        func accepts(_ packet: JudgedPacket) -> Bool {
            guard let number else { return true }
            guard number == packet.number else { return false }
            if number == 1 { return type.map { $0 == packet.sourcePort } ?? true }
            guard number == 6 || number == 17, let ports else { return true }
            return ports.contains(packet.destinationPort)
        }
    }

    struct Entry {
        var number: Int
        var isEgress: Bool
        var allows: Bool
        var match: Match
        var prefix: Prefix
    }

    enum Peer {
        case prefix(Prefix)
        case group(Int)
        case list([Prefix])
    }

    struct Rule {
        var isEgress: Bool
        var match: Match
        var peer: Peer
    }

    enum Target {
        case local
        case internet
        case peering
        case blackhole
    }

    struct Route {
        var prefix: Prefix
        var target: Target
    }

    struct Subnet {
        var vpc: Int
        var prefix: Prefix
        var acl: Int
        var table: Int
    }

    struct Interface {
        var subnet: Int
        var address: UInt32
        var groups: [Int]
        var publicAddress: UInt32?
    }

    var blocks: [[Prefix]] = []
    var subnets: [Subnet] = []
    /// By ACL: its VPC and its entries.
    var acls: [(vpc: Int, entries: [Entry])] = []
    var tables: [(vpc: Int, routes: [Route])] = []
    var groups: [(vpc: Int, rules: [Rule])] = []
    var interfaces: [Interface] = []
    var isPeered = false

    static func text(_ address: UInt32) -> String {
        [24, 16, 8, 0].map { String(address >> UInt32($0) & 255) }.joined(separator: ".")
    }
}

/// One packet; for ICMP the ports are the type and the code, as awsdrops has them.
struct JudgedPacket {
    var source: UInt32
    var destination: UInt32
    var number: Int
    var sourcePort: Int
    var destinationPort: Int

    /// The packet that answers it.
    var reply: JudgedPacket {
        number == 1
            ? JudgedPacket(source: destination, destination: source, number: 1, sourcePort: 0, destinationPort: 0)
            : JudgedPacket(
                source: destination, destination: source, number: number, sourcePort: destinationPort,
                destinationPort: sourcePort)
    }
}
