import JSONText
import NetworkSets
import Reachability

/// Sets of packets as JSON: one FLOWSET of the contract per box.
enum FlowSetReport {
    static func json(
        _ packets: FlowSet, translatedPorts: PortSet?, share: DroppedFlows.WayShare? = nil
    ) -> [JSONValue] {
        packets.boxes.flatMap { box in
            box.protocols.ranges.flatMap { $0 }.map { number in
                json(box, InternetProtocol(rawValue: number), translatedPorts, share)
            }
        }
    }

    private static func json(
        _ box: FlowBox, _ name: InternetProtocol, _ translatedPorts: PortSet?, _ share: DroppedFlows.WayShare?
    ) -> JSONValue {
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
        if let share { members.append(("ways", ["lost": JSONValue(share.lost), "of": JSONValue(share.all)])) }
        return JSONValue(members: members)
    }

    static func blocks(_ addresses: AddressSet) -> JSONValue {
        .array(addresses.blocks.map { .string($0.description) })
    }
}
