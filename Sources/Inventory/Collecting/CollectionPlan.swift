import JSONText

/// Everything a collection asks, in one list. Adding a call is adding its line here, and its name to
/// Scripts/api-operations.txt.
///
/// Source: the API references of the services; which ids a call needs and whether its answer carries them is theirs.
public enum CollectionPlan {
    /// All operations; an operation stands after the one whose ids it needs.
    public static let all: [CollectedOperation] =
        network + gateways + transitGateways + privateConnections + loadBalancers + others

    /// The operations by what they are for, in words.
    public static let features: [(name: String, operations: [CollectedOperation])] = [
        ("paths within and between VPCs", (network + gateways).filter(\.isEvaluated)),
        ("VPC details", (network + gateways).filter { !$0.isEvaluated }),
        ("transit gateways", transitGateways),
        ("VPN and VPC endpoints", privateConnections),
        ("load balancers", loadBalancers),
        ("firewalls, Direct Connect, Cloud WAN, accelerators and names", others),
    ]

    /// Those that an evaluation reads.
    public static let evaluated = all.filter(\.isEvaluated)

    /// Those that tell what has flow logs.
    public static let logged = all.filter {
        $0.service == "ec2"
            && ["DescribeFlowLogs", "DescribeNetworkInterfaces", "DescribeSubnets", "DescribeVpcs"].contains(
                $0.operation)
    }

    /// Those that a scan reads: it also tells which VPCs have no flow logs.
    public static let scanned = all.filter { $0.isEvaluated || $0.operation == "DescribeFlowLogs" }

    static func one(
        _ service: String, _ operation: String, _ parameters: JSONValue = [:],
        scope: CollectedOperation.Scope = .region, carriesID: Bool = true, isEvaluated: Bool = false
    ) -> CollectedOperation {
        CollectedOperation(
            service: service, operation: operation, parameters: parameters, scope: scope, carriesID: carriesID,
            isEvaluated: isEvaluated)
    }

    static func each(
        _ service: String, _ operation: String, _ parameter: String, of listing: String, _ path: String...,
        parameters: JSONValue = [:], carriesID: Bool = false, isEvaluated: Bool = false, batch: Int? = nil,
        where condition: (member: String, values: Set<String>)? = nil,
        choice: (parameter: String, values: [String])? = nil, outer: String? = nil
    ) -> CollectedOperation {
        let listed = CollectedOperation.Listed(
            operation: listing, path: path, parameter: parameter, batch: batch, condition: condition, choice: choice,
            outer: outer)
        return CollectedOperation(
            service: service, operation: operation, parameters: parameters, scope: .each(listed), carriesID: carriesID,
            isEvaluated: isEvaluated)
    }
}
