/// A load balancer of the first API (`elb DescribeLoadBalancers`).
public struct ClassicLoadBalancer: SnapshotResource, Hashable {
    static let idKey: StaticString = "LoadBalancerName"

    /// The DNS name where it is said, since names repeat from region to region; else the name.
    public let id: String
    /// The name.
    public let name: String
    /// `internet-facing` or `internal`; nil where not said.
    public let scheme: String?
    /// The name that clients look up.
    public let dnsName: String?
    /// The VPC its nodes are in.
    public let vpcID: String?
    /// The zones it is switched on in.
    public let zoneNames: [String]
    /// The subnets its nodes are in.
    public let subnetIDs: [String]
    /// The groups that filter it.
    public let groupIDs: [String]
    /// The registered instances.
    public let instanceIDs: [String]
    /// What it listens on.
    public let listeners: [Listener]
    /// What is checked, such as `HTTP:80/health`; nil where not said.
    public let healthTarget: String?

    /// A listener of a classic load balancer.
    public struct Listener: Sendable, Hashable {
        /// `HTTP`, `HTTPS`, `TCP` or `SSL`, as clients speak it.
        public let protocolName: String
        /// The port clients connect to.
        public let port: UInt16
        /// The protocol spoken to instances.
        public let instanceProtocolName: String
        /// The port of the instances.
        public let instancePort: UInt16
    }

    init(from fields: Fields) throws(ElementError) {
        name = try fields.text("LoadBalancerName")
        dnsName = try fields.optionalText("DNSName")
        id = dnsName ?? name
        scheme = try fields.optionalText("Scheme")
        vpcID = try fields.optionalText("VPCId")
        zoneNames = try fields.texts("AvailabilityZones")
        subnetIDs = try fields.texts("Subnets")
        groupIDs = try fields.texts("SecurityGroups")
        instanceIDs = try fields.list("Instances") { item throws(ElementError) in try item.text("InstanceId") }
        listeners = try fields.list("ListenerDescriptions") { item throws(ElementError) in
            guard let listener = try item.object("Listener") else {
                throw item.error("Listener", "missing, an object is required")
            }
            let name = try listener.text("Protocol")
            return Listener(
                protocolName: name, port: try listener.port("LoadBalancerPort"),
                instanceProtocolName: try listener.optionalText("InstanceProtocol") ?? name,
                instancePort: try listener.port("InstancePort"))
        }
        healthTarget = try fields.object("HealthCheck")?.optionalText("Target")
    }

    /// What attributes and health are kept under: the name, and the region where a file's place tells it.
    static func key(_ name: String, in place: Snapshot.Origin) -> String {
        place.region.map { "\($0)/\(name)" } ?? name
    }

    /// Its region, as its DNS name tells it: `NAME-NUMBER.REGION.elb.amazonaws.com`.
    public var region: String? {
        let labels = dnsName?.split(separator: ".") ?? []
        guard let place = labels.firstIndex(of: "elb"), place > 0 else { return nil }
        return String(labels[place - 1])
    }
}
