/// What a component does with IP packets that are larger than it carries (EC2 guide, network MTU; VPC, transit gateway,
/// PrivateLink and Gateway Load Balancer guides).
struct LinkBehaviour {
    /// Whether the sender of such a packet gets an ICMP message about it.
    enum Notice {
        case sent
        case notSent
        /// AWS does not say.
        case notDocumented
    }

    var notice: Notice
    /// Whether the component lowers the segment size that TCP handshakes through it announce.
    var clampsSegments = false

    static func of(_ kind: Hop.Kind) -> LinkBehaviour {
        byKind[kind.rawValue] ?? LinkBehaviour(notice: .notDocumented)
    }

    /// By the printed name of the kind.
    private static let byKind: [String: LinkBehaviour] = [
        "internet-gateway": LinkBehaviour(notice: .sent),
        "nat-gateway": LinkBehaviour(notice: .sent, clampsSegments: true),
        "transit-gateway-attachment": LinkBehaviour(notice: .sent, clampsSegments: true),
        "core-network-attachment": LinkBehaviour(notice: .sent, clampsSegments: true),
        "vpn-connection": LinkBehaviour(notice: .notSent),
        "virtual-interface": LinkBehaviour(notice: .notSent),
        "vpc-endpoint": LinkBehaviour(notice: .notSent, clampsSegments: true),
        "gateway-load-balancer-endpoint": LinkBehaviour(notice: .notSent),
        "network-firewall": LinkBehaviour(notice: .notSent),
    ]
}
