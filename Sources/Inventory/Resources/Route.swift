public import NetworkSets

/// One row of a VPC route table.
public struct Route: Sendable, Hashable {
    /// What the row is for.
    public enum Destination: Sendable, Hashable {
        case block(CIDRBlock)
        case prefixList(String)
    }

    /// Where packets go.
    public enum Target: Sendable, Hashable {
        /// Inside the VPC.
        case local
        /// Any target by its AWS id (`igw-…`, `nat-…`, `pcx-…`, `eni-…`, `tgw-…`, …) or ARN.
        case resource(String)
        /// The row names no target: what it named is gone.
        case none
    }

    /// The destination.
    public let destination: Destination
    /// The target.
    public let target: Target
    /// `active`, `blackhole`, `filtered`; nil where the output does not say.
    public internal(set) var state: String?
    /// `CreateRouteTable`, `CreateRoute`, `EnableVgwRoutePropagation`, `Advertisement`; nil where not said.
    public internal(set) var origin: String?

    /// Whether the row was learned from a gateway or route server instead of being written by somebody.
    public var isPropagated: Bool { origin == "EnableVgwRoutePropagation" || origin == "Advertisement" }

    init(from fields: Fields) throws(ElementError) {
        if let block = try fields.optionalBlock("DestinationCidrBlock") {
            destination = .block(block)
        } else if let block = try fields.optionalBlock("DestinationIpv6CidrBlock") {
            destination = .block(block)
        } else {
            destination = .prefixList(try fields.text("DestinationPrefixListId"))
        }
        target = try Self.target(of: fields)
        state = try fields.optionalText("State")
        origin = try fields.optionalText("Origin")
    }

    private static func target(of fields: Fields) throws(ElementError) -> Target {
        // The interface goes before the instance: a row to an instance names both, and the interface is what forwards.
        let keys: [StaticString] = [
            "GatewayId", "NatGatewayId", "TransitGatewayId", "VpcPeeringConnectionId", "NetworkInterfaceId",
            "EgressOnlyInternetGatewayId", "CarrierGatewayId", "LocalGatewayId", "CoreNetworkArn", "OdbNetworkArn",
            "InstanceId", "IpAddress",
        ]
        for key in keys {
            if let id = try fields.optionalText(key) { return id == "local" ? .local : .resource(id) }
        }
        return .none
    }
}
