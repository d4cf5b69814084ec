/// One finished answer of a collection.
public struct CollectedAnswer: Sendable {
    /// What was asked.
    public var operation: CollectedOperation
    /// The id it was asked for, where its text does not carry it.
    public var id: String?
    /// The account that was asked, where it is known.
    public var account: String?
    /// The region that was asked.
    public var region: String
    /// AWS CLI JSON, all pages, without secrets.
    public var text: [UInt8]

    /// The place below a snapshot's root, `ACCOUNT/REGION/[SERVICE/]OPERATION[/ID].json`.
    public var path: String {
        var parts = [account, region].compactMap(\.self)
        if operation.service != "ec2" { parts.append(operation.service) }
        parts.append(operation.kebabName)
        if let id { parts.append(String(id.map { $0 == "/" || $0 == ":" ? "_" : $0 })) }
        return parts.joined(separator: "/") + ".json"
    }
}
