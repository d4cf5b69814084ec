import JSONText
import OrderedCollections

/// What must never reach disk: members that hold keys or passwords, taken out of answers before anyone sees them.
enum SecretMembers {
    /// By operation: VPN and BGP keys and the configuration files that repeat them, client secrets and passwords, and
    /// the environments that functions and tasks are started with.
    static let names: [String: Set<String>] = [
        "ec2 DescribeVpnConnections": ["PreSharedKey", "CustomerGatewayConfiguration"],
        "directconnect DescribeVirtualInterfaces": ["authKey", "customerRouterConfig"],
        "elbv2 DescribeListeners": ["ClientSecret"],
        "elbv2 DescribeRules": ["ClientSecret"],
        "rds DescribeDBInstances": ["MasterUserPassword"],
        "rds DescribeDBClusters": ["MasterUserPassword"],
        "redshift DescribeClusters": ["MasterUserPassword"],
        "lambda ListFunctions": ["Variables"],
        "ecs DescribeTasks": ["environment"],
        "eks DescribeCluster": ["activationCode"],
    ]

    /// The text without them; the same text where there are none.
    static func removed(from text: [UInt8], of operation: CollectedOperation) -> [UInt8] {
        guard let names = names["\(operation.service) \(operation.operation)"],
            let document = try? JSONDocument(parsing: text), holds(names, document.root)
        else { return text }
        return without(names, document.root.value).encoded(indent: 1) + Array("\n".utf8)
    }

    private static func holds(_ names: Set<String>, _ element: JSONElement) -> Bool {
        element.elements.contains { holds(names, $0) }
            || element.members.contains { names.contains($0.key) || holds(names, $0.value) }
    }

    private static func without(_ names: Set<String>, _ value: JSONValue) -> JSONValue {
        switch value {
        case .array(let elements): .array(elements.map { without(names, $0) })
        case .object(let members):
            JSONValue(
                members: members.filter { !names.contains($0.key) }.map { ($0.key, without(names, $0.value)) })
        case .null, .boolean, .number, .string: value
        }
    }
}
