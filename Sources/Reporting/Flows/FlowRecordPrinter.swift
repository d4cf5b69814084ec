public import FlowLogs
import JSONText

/// Prints records one after the other, gathered into larger pieces.
public struct FlowRecordPrinter: Sendable {
    /// The forms.
    public enum Form: Sendable {
        /// The words of the log, with a header where the layout changes.
        case text
        /// Comma-separated values, with a header where the layout changes.
        case csv
        /// One JSON object per line.
        case jsonLines
    }

    private let form: Form
    private let top: Int
    private var count = 0
    private var layout: RecordLayout?
    private var pending = ""

    /// A printer of at most `top` records; nil prints all.
    public init(_ form: Form, top: Int?) {
        self.form = form
        self.top = top ?? .max
    }

    /// Whether all records that were asked for are printed.
    public var isFull: Bool { count >= top }

    /// Adds a record, and gives the text to print once there is enough of it.
    public mutating func text(of record: FlowRecordValues) -> String? {
        let names = record.layout.fields.map(\.name)
        if form != .jsonLines, layout != record.layout {
            layout = record.layout
            pending += line(names)
        }
        if form == .jsonLines {
            let members = zip(names, record.values).map { name, value in
                (
                    name,
                    value.integer.map { JSONValue(Int($0)) } ?? (value == .absent ? .null : .string(value.description))
                )
            }
            pending += JSONValue(members: members).encodedString(indent: nil) + "\n"
        } else {
            pending += line(record.values.map(\.description))
        }
        count += 1
        return pending.utf8.count > 1 << 16 ? rest() : nil
    }

    /// The text that is not printed yet.
    public mutating func rest() -> String {
        defer { pending = "" }
        return pending
    }

    private func line(_ words: [String]) -> String {
        form == .csv ? FlowTable.csv(words) : words.map(SafeText.printable).joined(separator: " ") + "\n"
    }
}
