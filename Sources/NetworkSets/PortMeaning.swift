/// What the two port fields of a packet mean.
enum PortMeaning: Sendable, Hashable {
    /// Ports, each 0 to 65535.
    case ports
    /// ICMP type and code, each 0 to 255.
    case typeAndCode
    /// Nothing: both are 0.
    case nothing

    init(_ protocol: InternetProtocol) {
        self = `protocol`.hasPorts ? .ports : `protocol`.isICMP ? .typeAndCode : .nothing
    }

    /// The values that exist for a port field.
    var universe: PortSet {
        switch self {
        case .ports: .everyPort
        case .typeAndCode: .everyOctet
        case .nothing: .zeroOnly
        }
    }

    /// What a box's side means for a protocol: what exists of it, and all there is where ports mean nothing.
    func clipped(_ side: PortSet) -> PortSet {
        switch self {
        case .ports: side
        case .typeAndCode: side.intersection(.everyOctet)
        case .nothing: .zeroOnly
        }
    }
}
