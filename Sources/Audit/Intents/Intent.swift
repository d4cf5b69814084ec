/// One thing that has to hold, as a line of a file of intents says it.
public struct Intent: Sendable {
    /// What is demanded.
    public enum Demand: Sendable {
        /// Everything gets there, and the replies return.
        case allow
        /// Nothing gets there, whether replies return or not.
        case deny
        /// Whatever one side may open to the other, the other may open to it.
        case symmetric
        /// Nothing gets from the first side to the second, nor back.
        case isolated
        /// Nothing gets there but what the services name.
        case encryptedPortOnly
        /// At most so many ends of the second side are reached from the first.
        case maxExposure(Int)

        /// The key of the file that demands it.
        public var key: String {
            switch self {
            case .allow: "allow"
            case .deny: "deny"
            case .symmetric: "symmetric"
            case .isolated: "isolated"
            case .encryptedPortOnly: "encrypted-port-only"
            case .maxExposure: "max-exposure"
            }
        }
    }

    /// What people call it.
    public let name: String
    /// Where it starts in the file, from 1.
    public let line: Int
    /// What is demanded.
    public let demand: Demand
    /// The services it speaks of.
    public let services: IntentServices
    /// The first side, from which connections come; nil for everything that is not on the other one.
    let from: IntentSet?
    /// The second side; nil for everything in the VPCs.
    let to: IntentSet?
    /// Components that a way has to pass to count.
    let through: [IntentWord]
    /// Components that a way must not pass to count.
    let notThrough: [IntentWord]

    /// The demand in words.
    public var text: String {
        let (from, to) = (from?.text ?? "everything else", to?.text ?? "everything")
        let ways =
            (through.isEmpty ? "" : " through \(Self.list(through))")
            + (notThrough.isEmpty ? "" : " not through \(Self.list(notThrough))")
        return switch demand {
        case .allow: "allow \(services.text) from \(from) to \(to)\(ways)"
        case .deny: "deny \(services.text) from \(from) to \(to)\(ways)"
        case .symmetric: "symmetric \(services.text) between \(from) and \(to)"
        case .isolated: "\(to) isolated from \(from), \(services.text)"
        case .encryptedPortOnly: "only \(services.text) from \(from) to \(to)"
        case .maxExposure(let most): "at most \(most) of \(to) reached from \(from), \(services.text)"
        }
    }

    /// The same intent under a name.
    func named(_ name: String) -> Intent {
        Intent(
            name: name, line: line, demand: demand, services: services, from: from, to: to, through: through,
            notThrough: notThrough)
    }

    private static func list(_ words: [IntentWord]) -> String { words.map(\.text).joined(separator: ", ") }
}
