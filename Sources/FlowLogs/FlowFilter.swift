public import NetworkSets

/// Which records are looked at. A record that lacks a field of the filter does not pass.
public struct FlowFilter: Sendable {
    /// Addresses of the sender; nil lets all pass.
    public var sources: AddressSet?
    /// Addresses of the receiver; nil lets all pass.
    public var destinations: AddressSet?
    /// Ports of the receiver.
    public var destinationPorts: PortSet?
    /// The protocol.
    public var protocolNumber: InternetProtocol?
    /// Ids of interfaces; empty lets all pass.
    public var interfaces: Set<String> = []

    /// Lets everything pass.
    public init() {}

    var isEmpty: Bool {
        sources == nil && destinations == nil && destinationPorts == nil && protocolNumber == nil && interfaces.isEmpty
    }

    func passes(_ record: TextRecord, _ columns: LayoutColumns) -> Bool {
        func integer(_ column: Int, _ largest: Int64) -> Int64? {
            column < 0 || record.isAbsent(column) ? nil : FieldText.integer(record[column], largest: largest)
        }
        if let sources, !Self.holds(sources, record, columns.source) { return false }
        if let destinations, !Self.holds(destinations, record, columns.destination) { return false }
        if let destinationPorts {
            guard let port = integer(columns.destinationPort, 65535), destinationPorts.contains(UInt16(port)) else {
                return false
            }
        }
        if let protocolNumber {
            guard integer(columns.protocolNumber, 255) == Int64(protocolNumber.rawValue) else { return false }
        }
        if !interfaces.isEmpty {
            guard columns.interface >= 0 else { return false }
            return interfaces.contains(String(decoding: record[columns.interface], as: UTF8.self))
        }
        return true
    }

    private static func holds(_ addresses: AddressSet, _ record: TextRecord, _ column: Int) -> Bool {
        guard column >= 0, !record.isAbsent(column), let bits = FieldText.address(record[column]) else { return false }
        return bits >> 32 == 0xFFFF
            ? addresses.contains(.ipv4(IPv4Address(UInt32(truncatingIfNeeded: bits))))
            : addresses.contains(.ipv6(IPv6Address(bits)))
    }
}
