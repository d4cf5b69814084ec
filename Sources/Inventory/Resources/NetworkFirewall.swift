import JSONText

/// A Network Firewall with its endpoints (`network-firewall describe-firewall`).
public struct NetworkFirewall: SnapshotResource, Hashable {
    static let idKey: StaticString = "FirewallArn"

    /// One of its endpoints.
    public struct Endpoint: Sendable, Hashable {
        /// `vpce-…`.
        public let id: String
        /// The subnet it stands in.
        public let subnetID: String?
        /// `READY`, `CREATING`, `SCALING`, …; nil where not said.
        public let status: String?
        /// The states of what was configured, `IN_SYNC`, `PENDING` or `CAPACITY_CONSTRAINED`, by the ARN of the policy or rule
        /// group.
        public let configuration: [String: String]
    }

    /// The ARN.
    public let id: String
    /// Its name.
    public let name: String?
    /// The VPC it is part of; nil for one that a transit gateway has.
    public let vpcID: String?
    /// The ARN of its policy.
    public let policyARN: String
    /// `READY`, `PROVISIONING`, `DELETING`; nil where not said.
    public let status: String?
    /// Its endpoints by zone.
    public let endpoints: [String: Endpoint]

    /// Reads a whole answer: the firewall and its state stand beside each other.
    init(from fields: Fields) throws(ElementError) {
        guard let firewall = try fields.object("Firewall") else {
            throw fields.error("Firewall", "missing, an object is required")
        }
        id = try firewall.text("FirewallArn")
        name = try firewall.optionalText("FirewallName")
        vpcID = try firewall.optionalText("VpcId")
        policyARN = try firewall.text("FirewallPolicyArn")
        let state = try fields.object("FirewallStatus")
        status = try state?.optionalText("Status")
        var endpoints: [String: Endpoint] = [:]
        for (zone, entry) in try state?.object("SyncStates")?.objects() ?? [] {
            guard let attachment = try entry.object("Attachment"), let id = try attachment.optionalText("EndpointId")
            else { continue }
            var configuration: [String: String] = [:]
            for (arn, part) in try entry.object("Config")?.objects() ?? [] {
                configuration[arn] = try part.optionalText("SyncStatus")
            }
            endpoints[zone] = Endpoint(
                id: id, subnetID: try attachment.optionalText("SubnetId"),
                status: try attachment.optionalText("Status"), configuration: configuration)
        }
        self.endpoints = endpoints
    }
}
