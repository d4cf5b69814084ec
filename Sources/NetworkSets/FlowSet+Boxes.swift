extension FlowSet {
    /// The set as disjoint boxes, few and always the same for the same set.
    ///
    /// At each level the ranges with equal contents share a box. The protocols of one box agree on what the port fields
    /// mean: ports, ICMP type and code, or nothing (then both are 0).
    public var boxes: [FlowBox] {
        var boxes: [FlowBox] = []
        for group in rootGroups {
            for source in group.layer.groups {
                for destination in source.value.groups {
                    for sourcePort in destination.value.groups {
                        boxes.append(
                            FlowBox(
                                family: group.family, protocols: group.protocols, source: source.keys,
                                destination: destination.keys, sourcePorts: sourcePort.keys,
                                destinationPorts: sourcePort.value))
                    }
                }
            }
        }
        return boxes
    }

    private struct RootGroup {
        let family: AddressFamily
        let meaning: PortMeaning
        let layer: SourceLayer
        var protocols: IntervalSet<UInt8>
    }

    private var rootGroups: [RootGroup] {
        var groups: [RootGroup] = []
        for entry in root.entries {
            guard let span = ProtocolSpan(keys: entry.range) else { continue }
            let protocols = IntervalSet(span.protocols)
            let known = groups.firstIndex {
                $0.family == span.family && $0.meaning == span.meaning && $0.layer == entry.value
            }
            if let known {
                groups[known].protocols = groups[known].protocols.union(protocols)
            } else {
                groups.append(
                    RootGroup(family: span.family, meaning: span.meaning, layer: entry.value, protocols: protocols))
            }
        }
        return groups
    }
}

extension IntervalMap {
    /// The distinct values in ascending order of their lowest key, each with all its keys.
    fileprivate var groups: [(keys: IntervalSet<Bound>, value: Value)] {
        // Most levels of most sets are one range, and the hash of a value is that of all levels below.
        if entries.count == 1 { return [(IntervalSet(entries[0].range), entries[0].value)] }
        var groups: [(keys: IntervalSet<Bound>, value: Value)] = []
        var places: [Value: Int] = [:]
        for entry in entries {
            if let place = places[entry.value] {
                groups[place].keys.append(entry.range, Presence())
            } else {
                places[entry.value] = groups.count
                groups.append((IntervalSet(entry.range), entry.value))
            }
        }
        return groups
    }
}
