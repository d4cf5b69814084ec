/// The IPsec algorithms that a tunnel's ends may agree on (phase 2), which decide how large packets inside it may be.
public struct VPNTunnelProposals: Sendable, Hashable {
    /// The address of Amazon's end.
    public let outsideAddress: String?
    /// Encryption algorithms, such as `AES128` and `AES256-GCM-16`; empty where all are allowed.
    public let encryption: [String]
    /// Integrity algorithms, such as `SHA2-256`; empty where all are allowed.
    public let integrity: [String]

    init(from fields: Fields) throws(ElementError) {
        outsideAddress = try fields.optionalText("OutsideIpAddress")
        encryption = try fields.list("Phase2EncryptionAlgorithms") { item throws(ElementError) in
            try item.optionalText("Value")
        }.compactMap(\.self)
        integrity = try fields.list("Phase2IntegrityAlgorithms") { item throws(ElementError) in
            try item.optionalText("Value")
        }.compactMap(\.self)
    }
}
