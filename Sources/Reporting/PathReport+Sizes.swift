import JSONText
import Reachability

extension PathReport {
    /// The limits of packet size, over both ways and each, and what a sender learns of them.
    static func mtu(_ answer: Answer) -> JSONValue {
        guard let least = answer.mtu else { return .null }
        var members = limit(least)
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
        mtu.map { JSONValue(members: limit($0)) } ?? .null
    }

    private static func limit(_ mtu: PathMTU) -> [(String, JSONValue)] {
        let members: [(String, JSONValue)] = [
            ("bytes", JSONValue(mtu.bytes)), ("limitedBy", .string(mtu.limitedBy)),
        ]
        return members + (mtu.forCertain.map { [("forCertain", JSONValue($0))] } ?? [])
    }
}
