import Inventory

/// The largest packet inside the tunnels of a VPN connection: a range, since its ends choose among the algorithms that are
/// allowed, and whether they wrap packets in UDP (NAT traversal) is the customer's side's affair.
///
/// Source: AWS Site-to-Site VPN User Guide, "Maximum transmission unit (MTU)" of the customer gateway device.
struct TunnelMTU: Equatable {
    /// With the choice that takes the least room.
    let most: Int
    /// With the one that takes the most: what fits for certain.
    let least: Int

    private static let ciphers = ["AES128", "AES256", "AES128-GCM-16", "AES256-GCM-16"]
    private static let digests = ["SHA1", "SHA2-256", "SHA2-384", "SHA2-512"]

    /// The range over the tunnels that may be up.
    init(_ connection: VPNConnection) {
        let down = Set(connection.tunnels.filter { $0.isUp == false }.compactMap(\.outsideAddress))
        let proposals = connection.proposals.filter { !($0.outsideAddress.map(down.contains) ?? false) }
        let sizes =
            proposals.isEmpty ? Self.sizes([], []) : proposals.flatMap { Self.sizes($0.encryption, $0.integrity) }
        most = sizes.max() ?? 1446
        least = sizes.min() ?? 1406
    }

    /// The sizes with and without NAT traversal of every pair of algorithms.
    private static func sizes(_ encryption: [String], _ integrity: [String]) -> [Int] {
        (encryption.isEmpty ? ciphers : encryption).flatMap { cipher -> [Int] in
            // These need no integrity algorithm of their own.
            if cipher.hasSuffix("GCM-16") { return [1446, 1438] }
            return (integrity.isEmpty ? digests : integrity).flatMap { digest -> [Int] in
                switch digest {
                case "SHA1", "SHA2-256": [1438, 1422]
                case "SHA2-384": [1422]
                default: [1422, 1406]
                }
            }
        }
    }
}
