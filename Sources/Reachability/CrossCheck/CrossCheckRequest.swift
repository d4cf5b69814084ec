import Findings
public import Inventory
public import JSONText
import NetworkSets
public import Topology

/// What Reachability Analyzer is asked in order to check an answer: one pair of resources in one region, IPv4, TCP or UDP
/// (Reachability Analyzer guide, how it works).
public struct CrossCheckRequest: Sendable {
    /// The resource the packets start at.
    public let source: String
    /// The resource they are for.
    public let destination: String
    private let members: [(String, JSONValue)]
    /// Whose account is asked, and where.
    public let place: Snapshot.Origin

    /// Why a question is none that Reachability Analyzer answers.
    public struct Unasked: Error, Sendable, Equatable {
        /// The reason, as the end of a sentence about it.
        public let reason: String
    }

    /// The request that fits a question.
    ///
    /// - Throws: `Unasked` for what Reachability Analyzer does not look at.
    public init(_ question: Question, _ topology: Topology) throws(Unasked) {
        guard question.family == .ipv4 else { throw Unasked(reason: "it does not look at IPv6") }
        let name = question.options.protocol
        guard name.awsName == "tcp" || name.awsName == "udp" else {
            throw Unasked(reason: "it looks at TCP and UDP only, not at \(name.name)")
        }
        let ends = (
            Self.vpcID(of: question.source, topology), Self.vpcID(of: question.destination, topology)
        )
        guard let vpcID = ends.0 ?? ends.1 else { throw Unasked(reason: "neither end is a resource in a VPC") }
        let place = topology.snapshot.vpcOrigins[vpcID] ?? Snapshot.Origin()
        if let other = ends.0 == nil ? nil : ends.1, let far = topology.snapshot.vpcOrigins[other], far != place {
            throw Unasked(reason: "the ends are in two regions or accounts")
        }
        source = try Self.resource(question.source, inVPC: vpcID, topology)
        destination = try Self.resource(question.destination, inVPC: vpcID, topology)
        self.place = place
        var filter: [(String, JSONValue)] = []
        if let address = question.packets.sources.singleAddress {
            filter.append(("SourceAddress", .string(address.description)))
        }
        if let range = Self.range(question.sourcePorts) { filter.append(("SourcePortRange", range)) }
        if let address = question.packets.destinations.singleAddress {
            filter.append(("DestinationAddress", .string(address.description)))
        }
        if let range = Self.range(question.destinationPorts) { filter.append(("DestinationPortRange", range)) }
        var parameters: [(String, JSONValue)] = [
            ("Source", .string(source)), ("Destination", .string(destination)), ("Protocol", .string(name.awsName)),
        ]
        if !filter.isEmpty { parameters.append(("FilterAtSource", JSONValue(members: filter))) }
        members = parameters
    }

    /// The parameters of `CreateNetworkInsightsPath`.
    ///
    /// - Parameter token: What makes repeated calls one.
    public func parameters(token: String) -> JSONValue {
        JSONValue(members: members + [("ClientToken", .string(token))])
    }

    /// A filter has one range of ports; several are asked as all.
    private static func range(_ ports: PortSet?) -> JSONValue? {
        guard let ports, ports.ranges.count == 1, let range = ports.ranges.first else { return nil }
        return ["FromPort": JSONValue(Int(range.lowerBound)), "ToPort": JSONValue(Int(range.upperBound))]
    }

    private static func holder(_ end: Endpoint, _ topology: Topology) -> NetworkInterface? {
        switch end.kind {
        case .interface(let interface, _): return interface
        case .address(let address):
            let holders = topology.interfaces(holding: address)
            return holders.count == 1 ? holders[0] : nil
        default: return nil
        }
    }

    private static func vpcID(of end: Endpoint, _ topology: Topology) -> String? {
        if case .vpcEndpoint(let endpoint, _) = end.kind { return endpoint.vpcID }
        return holder(end, topology)?.vpcID
    }

    private static func resource(
        _ end: Endpoint, inVPC vpcID: String, _ topology: Topology
    ) throws(Unasked) -> String {
        if let interface = holder(end, topology) { return interface.id }
        switch end.kind {
        case .vpcEndpoint(let endpoint, _): return endpoint.id
        case .connection(let id, _) where id.hasPrefix("tgw-attach-") || id.hasPrefix("vgw-"): return id
        case .internet: return try gateway(of: vpcID, topology)
        case .address(let address) where topology.vpcs(containing: address).isEmpty:
            return try gateway(of: vpcID, topology)
        default: throw Unasked(reason: "it takes single resources as ends, and \(end.text) is none")
        }
    }

    /// The internet is asked about as the gateway that leads there.
    private static func gateway(of vpcID: String, _ topology: Topology) throws(Unasked) -> String {
        guard case .found(let gateway) = topology.internetGateway(ofVPC: vpcID) else {
            throw Unasked(reason: "it takes the internet gateway for the internet, and none of \(vpcID) is known")
        }
        return gateway.id
    }
}
