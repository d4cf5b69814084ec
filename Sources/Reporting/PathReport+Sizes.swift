import JSONText
import Reachability

extension PathReport {
    /// The limits of packet size, over both ways and each, and what a sender learns of them.
    static func mtu(_ answer: Answer) -> JSONValue {
        guard let least = answer.mtu else { return .null }
        var members: [(String, JSONValue)] = [
            ("bytes", JSONValue(least.bytes)), ("limitedBy", .string(least.limitedBy)),
        ]
        if let sizes = answer.sizes {
            members += [
                ("forward", mtu(sizes.forward)), ("return", mtu(sizes.onReturn)),
                ("tcpMaximumSegment", JSONValue(sizes.maximumSegment)),
                ("discovery", .string(sizes.discovery.rawValue)),
            ]
        }
        return JSONValue(members: members)
    }

    private static func mtu(_ mtu: PathMTU?) -> JSONValue {
        mtu.map { ["bytes": JSONValue($0.bytes), "limitedBy": .string($0.limitedBy)] } ?? .null
    }
}
