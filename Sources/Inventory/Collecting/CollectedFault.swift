public import AWSClient
public import JSONText

/// A call of a collection that has no answer: what is missing, and why.
public struct CollectedFault: Error, Sendable {
    /// The IAM action of the call, such as `ec2:DescribeVpcs`.
    public var action: String
    /// The account that was asked, where it is known.
    public var account: String?
    /// The region that was asked.
    public var region: String
    /// The id it was asked for.
    public var id: String?
    /// The error.
    public var error: CallError

    /// Services that every region of every partition has: where one of their hosts has no address, names are not
    /// resolved as they should be.
    private static let servicesEverywhere: Set<String> = ["ec2", "elasticloadbalancing"]

    /// Whether the service or the operation does not exist there, which is no loss.
    public var isAbsentService: Bool {
        switch error {
        case .service(let error):
            ["InvalidAction", "UnknownOperationException", "UnsupportedOperation", "OptInRequired"].contains(error.code)
        case .transport(let error): error.kind == .unresolved && !isEverywhere
        case .unreadable, .credentials, .settings, .parameter, .cancelled: false
        }
    }

    private var isEverywhere: Bool {
        Self.servicesEverywhere.contains { action.hasPrefix("\($0):") }
    }

    /// Whether the call was given up because the whole collection was.
    var isInterruption: Bool {
        if case .cancelled = error { return true }
        return false
    }

    /// Whether nothing else is worth asking in that account and region.
    var endsCollection: Bool {
        switch error {
        case .service(let error): error.isAuthenticationFailure || (error.status >= 500 && !error.isAccessDenied)
        case .transport, .unreadable, .credentials, .settings, .cancelled: true
        case .parameter: false
        }
    }

    /// As an element of the list `refused` in `collect.json`.
    public var json: JSONValue {
        var members: [(String, JSONValue)] = [("what", .string(action)), ("why", .string(reason))]
        if let account { members.append(("account", .string(account))) }
        members.append(("region", .string(region)))
        if let id { members.append(("id", .string(id))) }
        return JSONValue(members: members)
    }

    /// The error's code and message without the names that stand beside it.
    public var reason: String {
        guard case .service(let error) = error else { return "\(error)" }
        return error.message.isEmpty ? error.code : "\(error.code): \(error.message)"
    }
}
