public import ArgumentParser
public import FlowLogs

/// What is told about the records.
struct FlowViewOptions: ParsableArguments {
    @Flag(help: "Group the rejected records: the default.")
    var rejects = false

    @Flag(help: "Group the accepted records; with --rejects both.")
    var accepts = false

    @Option(help: "Group by these fields instead of source, destination, port and protocol: srcaddr,dstport,az-id.")
    var by: String?

    @Option(help: "What the groups are ordered by, largest or latest first.")
    var sort: FlowOrder = .records

    @Option(help: "How many groups or records to show; JSON and CSV hold all without it.")
    var top: Int?

    @Option(
        help: """
            Keep about so many groups, the largest, where memory is short: sums may then lack records, and how many at the most \
            is told.
            """)
    var maxGroups: Int?

    @Option(help: "Count by intervals of time instead, such as 5m or 1h.")
    var timeline: String?

    @Flag(help: "Print the records themselves, in the order of the files.")
    var records = false

    @Flag(help: "Sum up the log instead: protocols, interfaces, times.")
    var stats = false

    func validate() throws {
        if let top, top < 1 { throw ValidationError("--top \(top): expected a number from 1 on.") }
        if let maxGroups, maxGroups < 100 {
            throw ValidationError("--max-groups \(maxGroups): expected a number from 100 on.")
        }
        if maxGroups != nil, timeline != nil || records || stats {
            throw ValidationError(
                "--max-groups is for groups; \(name == "records" ? "--records" : "--\(name)") makes none.")
        }
        let views = [by != nil, timeline != nil, records, stats].count { $0 }
        if views > 1 { throw ValidationError("--by, --timeline, --records and --stats are different views: give one.") }
    }

    /// What is asked for.
    var view: FlowsView {
        if records { return .records }
        if stats { return .statistics }
        if timeline != nil { return .timeline }
        return by == nil ? .services : .fields
    }

    /// The view as the option that asks for it is called.
    var name: String {
        switch view {
        case .services: "rejects"
        case .fields: "by"
        case .timeline: "timeline"
        case .records: "records"
        case .statistics: "stats"
        }
    }

    /// Whether records without an action, those of transit gateways, are told too: where no action was asked for.
    var groupsRecordsWithoutAction: Bool { view != .services && !rejects && !accepts }

    /// The actions whose records are grouped.
    var actions: Set<FlowAction> {
        if stats || accepts && rejects { return [.accept, .reject] }
        return accepts ? [.accept] : [.reject]
    }

    func grouping() throws(Failure) -> FlowGrouping {
        if stats { return FlowGrouping([.field(.interfaceID), .field(.protocolNumber)]) }
        if let timeline {
            guard let seconds = TimeText.seconds(timeline) else {
                throw Failure("--timeline \(timeline): expected a span such as 30s, 5m, 1h or 1d", .usage)
            }
            return FlowGrouping([.interval(seconds: seconds)])
        }
        guard let by else { return .service }
        var parts: [FlowGrouping.Part] = []
        for word in by.split(separator: ",", omittingEmptySubsequences: false) {
            let isNamed = word.hasPrefix("${") && word.hasSuffix("}")
            let field = FlowField(named: String(isNamed ? word.dropFirst(2).dropLast() : word))
            guard field.isKnown || isNamed else {
                throw Failure(
                    "--by: \"\(word)\" is no field that awsdrops knows; one that AWS has added since is written ${\(word)}",
                    .usage)
            }
            guard !parts.contains(.field(field)) else { throw Failure("--by: \(field) stands twice", .usage) }
            parts.append(.field(field))
        }
        guard parts.count <= FlowGrouping.mostParts else {
            throw Failure("--by: \(parts.count) fields; \(FlowGrouping.mostParts) are the most", .usage)
        }
        return FlowGrouping(parts)
    }
}

/// The views of flow logs.
enum FlowsView {
    case services
    case fields
    case timeline
    case records
    case statistics
}

extension FlowOrder: ExpressibleByArgument {}
