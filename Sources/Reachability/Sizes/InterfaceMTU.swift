import Inventory
import Topology

/// The largest IP packet an interface sends, as far as AWS tells: no API shows the MTU set inside the guest, so it is what
/// the instance type is capable of, which is what Amazon's images set (EC2 guide, network MTU).
enum InterfaceMTU {
    /// Inside a VPC, of every current instance type and of managed services.
    static let jumbo = 9001
    /// Of Ethernet without jumbo frames, and of the internet.
    static let standard = 1500

    /// The families of previous-generation types without jumbo frames. A1, C3, G2, I2, M3 and R3 have them.
    private static let standardFamilies: Set<Substring> = [
        "c1", "cc1", "cc2", "cg1", "cr1", "hi1", "hs1", "m1", "m2", "t1",
    ]

    /// The MTU of an interface, in bytes.
    static func bytes(of interface: NetworkInterface, _ topology: Topology) -> Int {
        guard let type = topology.instance(of: interface)?.type else { return jumbo }
        if topology.snapshot.instanceTypes[type]?.isCurrentGeneration == true { return jumbo }
        return standardFamilies.contains(type.prefix { $0 != "." }) ? standard : jumbo
    }
}
