import JSONText
import NetworkSets

/// Sets of packets as JSON: one FLOWSET of the contract per box.
enum FlowSetReport {
    static func json(_ packets: FlowSet, translatedPorts: PortSet?) -> [JSONValue] {
        packets.boxes.flatMap { box in
            box.protocols.ranges.flatMap { $0 }.map { number in
                json(box, InternetProtocol(rawValue: number), translatedPorts)
            }
        }
    }

    private static func json(_ box: FlowBox, _ name: InternetProtocol, _ translatedPorts: PortSet?) -> JSONValue {
        var members: [(String, JSONValue)] = [
            ("protocol", .string(name.awsName)),
            ("source", blocks(AddressSet(family: box.family, ranges: box.source))),
            ("sourcePorts", name.hasPorts ? .string(box.sourcePorts.portDescription) : .null),
            ("destination", blocks(AddressSet(family: box.family, ranges: box.destination))),
            ("destinationPorts", name.hasPorts ? .string(box.destinationPorts.portDescription) : .null),
        ]
        if name.isICMP {
            members.append(("icmpTypes", .string(box.sourcePorts.portDescription)))
            members.append(("icmpCodes", .string(box.destinationPorts.portDescription)))
        }
        if let translatedPorts { members.append(("translatedPorts", .string(translatedPorts.portDescription))) }
        return JSONValue(members: members)
    }

    static func blocks(_ addresses: AddressSet) -> JSONValue {
        .array(addresses.blocks.map { .string($0.description) })
    }
}
