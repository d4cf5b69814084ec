public import Inventory

/// Whether connections start at an interface, by what the interface belongs to.
///
/// The kinds are those of `InterfaceType` (EC2 API); a load balancer's interface may read `interface`, and is then known by
/// its description.
public enum SenderKind: Sendable, Equatable {
    /// A machine, which opens connections to anywhere.
    case host
    /// A node of a load balancer or its like, which opens connections to its targets only. The text says what it is.
    case node(String)
    /// It hands on or answers what others send, and opens no connection itself. The text says what it is.
    case passive(String)

    /// The kind of an interface.
    public init(_ interface: NetworkInterface) {
        switch interface.kind {
        case _ where interface.isOfNATGateway: self = .passive("a NAT gateway's interface")
        case "vpc_endpoint": self = .passive("an interface endpoint's interface")
        case "gateway_load_balancer_endpoint": self = .passive("a gateway load balancer endpoint's interface")
        case "transit_gateway": self = .passive("a transit gateway attachment's interface")
        case "load_balancer", "network_load_balancer", "gateway_load_balancer": self = .node("a load balancer's node")
        case "global_accelerator_managed": self = .node("an interface of Global Accelerator")
        case "api_gateway_managed": self = .node("an interface of an API Gateway VPC link")
        default:
            let isOfLoadBalancer = interface.instanceID == nil && interface.summary?.hasPrefix("ELB ") == true
            self = isOfLoadBalancer ? .node("a load balancer's node") : .host
        }
    }
}
