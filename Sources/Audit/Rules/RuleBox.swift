import NetworkSets

/// What one rule of a filter matches: an interval of services by an interval of far addresses of one family.
struct RuleBox: Hashable, Sendable {
    /// The family of the addresses.
    var family: AddressFamily
    /// The services, as `ServiceAxis` lays them out.
    var services: ClosedRange<UInt32>
    /// The far addresses as numbers.
    var addresses: ClosedRange<UInt128>

    /// The parts of one rule's box; a rule that matches no address has none.
    static func boxes(of box: FlowBox, isEgress: Bool) -> [RuleBox] {
        let services = ServiceAxis.services(of: box)
        return (isEgress ? box.destination : box.source).ranges.map {
            RuleBox(family: box.family, services: services, addresses: $0)
        }
    }

    /// Whether there is a packet that both match.
    func overlaps(_ other: RuleBox) -> Bool {
        family == other.family && services.overlaps(other.services) && addresses.overlaps(other.addresses)
    }

    /// Whether everything the other matches is matched here.
    func contains(_ other: RuleBox) -> Bool {
        family == other.family && services.contains(other.services) && addresses.contains(other.addresses)
    }

    /// What both match.
    func intersection(_ other: RuleBox) -> RuleBox? {
        guard overlaps(other) else { return nil }
        return RuleBox(
            family: family, services: services.clamped(to: other.services),
            addresses: addresses.clamped(to: other.addresses))
    }

    /// What is matched here and not by the other: up to four boxes that do not overlap.
    func subtracting(_ other: RuleBox) -> [RuleBox] {
        guard let hole = intersection(other) else { return [self] }
        var rest: [RuleBox] = []
        if addresses.lowerBound < hole.addresses.lowerBound {
            rest.append(with(services, addresses.lowerBound...(hole.addresses.lowerBound - 1)))
        }
        if hole.addresses.upperBound < addresses.upperBound {
            rest.append(with(services, (hole.addresses.upperBound + 1)...addresses.upperBound))
        }
        if services.lowerBound < hole.services.lowerBound {
            rest.append(with(services.lowerBound...(hole.services.lowerBound - 1), hole.addresses))
        }
        if hole.services.upperBound < services.upperBound {
            rest.append(with((hole.services.upperBound + 1)...services.upperBound, hole.addresses))
        }
        return rest
    }

    private func with(_ services: ClosedRange<UInt32>, _ addresses: ClosedRange<UInt128>) -> RuleBox {
        RuleBox(family: family, services: services, addresses: addresses)
    }

    /// The box in words: `tcp 443 from 10.0.0.0/8`.
    func text(isEgress: Bool) -> String {
        let blocks = AddressSet(family: family, ranges: IntervalSet(addresses)).blocks
        let shown = blocks.prefix(3).map(\.description).joined(separator: ", ")
        let more = blocks.count > 3 ? " and \(blocks.count - 3) more blocks" : ""
        return "\(ServiceAxis.describe(services)) \(isEgress ? "to" : "from") \(shown)\(more)"
    }
}

extension [RuleBox] {
    /// What is matched by these and by none of the others.
    func subtracting(_ others: [RuleBox]) -> [RuleBox] {
        var rest = self
        for other in others {
            if rest.isEmpty { break }
            rest = rest.flatMap { $0.subtracting(other) }
        }
        return rest
    }

    /// What is matched by these and by one of the others; parts may overlap where the others do.
    func intersection(_ others: [RuleBox]) -> [RuleBox] {
        flatMap { box in others.compactMap(box.intersection) }
    }
}
