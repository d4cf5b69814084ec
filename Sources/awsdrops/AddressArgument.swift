import NetworkSets

/// Addresses and blocks as options give them.
enum AddressArgument {
    /// The addresses of all texts; nil where there are none.
    static func set(_ option: String, _ texts: [String]) throws(Failure) -> AddressSet? {
        guard !texts.isEmpty else { return nil }
        do {
            return AddressSet(try texts.map { $0.contains("/") ? try CIDRBlock($0) : CIDRBlock(try IPAddress($0)) })
        } catch {
            throw Failure("\(option) \(error)", .usage)
        }
    }
}
