public import FlowLogs
import JSONText

extension FlowsReport {
    /// Files of directories that hold no flow logs.
    static func json(_ file: UnreadFile) -> JSONValue {
        ["file": .string(file.file), "reason": .string(file.reason)]
    }

    /// A layout that was taken where others fitted too.
    static func json(_ choice: LayoutChoice) -> JSONValue {
        [
            "file": .string(choice.file), "taken": .string(choice.taken),
            "others": .array(choice.others.map { .string($0) }),
        ]
    }

    /// What was given up to keep few groups.
    static func json(_ dropped: DroppedGroups) -> JSONValue {
        [
            "limit": JSONValue(dropped.limit), "dropped": JSONValue(dropped.count),
            "mostMissed": JSONValue(dropped.mostMissed),
        ]
    }

    /// The same as a line of text; none where nothing was given up.
    private static func lines(_ dropped: DroppedGroups?) -> [String] {
        guard let dropped, dropped.count > 0 else { return [] }
        return [
            "Approximate: of more than \(dropped.limit) groups the largest were kept (--max-groups). A group may lack up to "
                + "\(dropped.mostMissed) records, and one that is missing had no more than that."
        ]
    }

    /// How a query engine counted.
    static func json(_ query: QueryNote) -> JSONValue {
        [
            "engine": .string(query.engine), "ids": .array(query.queryIDs.map { .string($0) }),
            "bytesScanned": JSONValue(Int(query.bytesScanned)), "cost": .string(query.cost),
            "gaps": .array(query.gaps.map { .string($0) }),
        ]
    }

    /// What a result leaves out, as lines of text: lines that are no records, files that were not read, groups that were given up.
    public static func remarks(on tally: FlowTally) -> [String] {
        let malformed = tally.counts.malformed
        return (malformed > 0 ? ["\(malformed) lines are no records:"] : [])
            + tally.malformedSamples.map { "  \(SafeText.printable($0.description))" }
            + lines(tally.notes, shown: 5) + lines(tally.dropped)
    }

    /// The notes as lines of text, the first few of each kind.
    static func lines(_ notes: ReadingNotes, shown: Int) -> [String] {
        var lines: [String] = []
        if let query = notes.query {
            lines.append("Counted by \(query.engine): \(query.bytesScanned) bytes scanned, \(query.cost).")
            lines += query.gaps.map { "Gap: \($0)" }
        }
        if notes.controlMessages > 0 {
            lines.append("\(notes.controlMessages) control messages of subscriptions hold no records.")
        }
        if !notes.unread.isEmpty {
            lines.append(
                "\(notes.unread.count) files hold no flow logs, are in a form that is not read, or cannot be had:")
        }
        lines += notes.unread.prefix(shown).map { "  \($0.file): \($0.reason)" }
        if !notes.choices.isEmpty {
            lines.append("\(notes.choices.count) files fit several formats; --format names the right one:")
        }
        lines += notes.choices.prefix(shown).map {
            "  \($0.file): read as \($0.taken); \($0.others.joined(separator: ", ")) fits too"
        }
        return lines.map(SafeText.printable)
    }
}
