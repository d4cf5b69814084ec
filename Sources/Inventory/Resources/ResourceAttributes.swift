/// The attributes of a load balancer, listener or target group of the second API, by their keys; asked per ARN.
public struct ResourceAttributes: Sendable, Hashable {
    /// The values as text, by keys such as `idle_timeout.timeout_seconds`.
    public let values: [String: String]

    init(from fields: Fields) throws(ElementError) {
        let pairs = try fields.list("Attributes") { item throws(ElementError) in
            (try item.text("Key"), try item.optionalText("Value") ?? "")
        }
        values = Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    }

    /// The name of the file that holds the attributes or health of an ARN: its colons and slashes written as underscores.
    public static func fileName(of arn: String) -> String {
        String(arn.map { $0 == ":" || $0 == "/" ? "_" : $0 })
    }
}
