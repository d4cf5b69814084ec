import Inventory
import NetworkSets
import Topology

/// How long the security groups of an interface remember a connection that carries nothing (EC2 guide, connection tracking).
enum TrackingTimeout {
    /// The seconds of the interface's own setting, else of its instance type; nil where neither is in the snapshot, because
    /// the default of newer types differs from that of older ones.
    static func seconds(of interface: NetworkInterface, _ name: InternetProtocol, _ topology: Topology) -> Int? {
        let type = topology.instance(of: interface)?.type.flatMap { topology.snapshot.instanceTypes[$0] }
        let own = interface.connectionTracking
        switch name {
        case .tcp: return own?.tcpEstablished ?? type?.defaultTracking?.tcpEstablished
        case .udp: return own?.udpStream ?? type?.defaultTracking?.udpStream
        default: return nil
        }
    }
}
