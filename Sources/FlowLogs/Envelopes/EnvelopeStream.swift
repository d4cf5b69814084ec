import JSONText

/// The records that JSON envelopes hold, as lines of text.
///
/// Read are, one after the other in any number: answers of `aws logs filter-log-events` and `get-log-events`, messages of a
/// CloudWatch Logs subscription, Firehose's `{"message": …}`, the events that Lambda gets from subscriptions, Kinesis and
/// Firehose (with base64 and gzip inside), arrays of all these, and records as bare JSON strings.
final class EnvelopeStream: ByteStream {
    /// Lines are handed on when there are this many bytes of them.
    private static let portion = 1 << 16
    /// Events whose kind is not told yet are kept up to this size; a subscription's message has at most 1 MiB.
    private static let mostHeld = 16 << 20

    let name: String
    private let nesting: Int
    private let notes: EnvelopeNotes
    // Checks of these at every access would take longer than what they guard: one thread uses a stream.
    @exclusivity(unchecked) private var tokens: JSONTokenReader
    @exclusivity(unchecked) private var roles: [EnvelopeRole] = []
    @exclusivity(unchecked) private var lastName = EnvelopeName.other
    @exclusivity(unchecked) private var lines: [UInt8] = []
    private var given = 0
    private var packed: (any ByteStream)?
    private var isAtEnd = false
    /// Where the lines of the document begin that may yet turn out to be a control message.
    private var documentStart: Int?
    private var isControl = false

    init(_ window: StreamWindow, nesting: Int, notes: EnvelopeNotes) {
        name = window.name
        self.nesting = nesting
        self.notes = notes
        tokens = JSONTokenReader(window)
        lines.reserveCapacity(Self.portion * 2)
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(FlowLogError) -> Int {
        var filled = 0
        while filled < buffer.count {
            let room = UnsafeMutableRawBufferPointer(rebasing: buffer[filled...])
            if given < ready {
                filled += give(to: room)
            } else if let packed {
                let count = try packed.read(into: room)
                filled += count
                // What was packed may lack the end of its last line.
                if count < room.count {
                    self.packed = nil
                    lines.append(UInt8(ascii: "\n"))
                }
            } else if isAtEnd {
                break
            } else {
                try readLines()
            }
        }
        return filled
    }

    /// How many bytes of the lines can be handed on.
    private var ready: Int {
        guard let documentStart, lines.count - documentStart < Self.mostHeld else { return lines.count }
        return documentStart
    }

    private func give(to room: UnsafeMutableRawBufferPointer) -> Int {
        let count = min(room.count, ready - given)
        lines.withUnsafeBytes {
            room.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[given..<(given + count)]))
        }
        given += count
        return count
    }

    /// Collects lines until there is a portion of them, or something packed.
    private func readLines() throws(FlowLogError) {
        lines.removeSubrange(..<given)
        if let start = documentStart { documentStart = start - given }
        given = 0
        while packed == nil, ready < Self.portion {
            switch try tokens.next() {
            case .objectStart: open(isObject: true)
            case .arrayStart: open(isObject: false)
            case .objectEnd, .arrayEnd: close()
            case .name(let name): lastName = EnvelopeName(name)
            case .string(let text, let escape): try string(text, escape)
            case .other: break
            case .end:
                isAtEnd = true
                return
            }
        }
    }

    private func open(isObject: Bool) {
        let role = EnvelopeRole(isObject: isObject, in: roles.last, named: lastName)
        if role == .events {
            notes.isRecognised = true
            if lastName == .answerEvents { documentStart = nil }
        }
        if role == .document {
            documentStart = lines.count
            isControl = false
        }
        roles.append(role)
    }

    private func close() {
        guard roles.popLast() == .document, let start = documentStart else { return }
        if isControl {
            lines.removeSubrange(max(start, given)...)
            notes.controlMessages += 1
        }
        documentStart = nil
    }

    private func string(_ text: UnsafeRawBufferPointer, _ escape: Int?) throws(FlowLogError) {
        switch (roles.last, lastName) {
        case (nil, _), (.documents, _), (.event, .message), (.document, .message): try addLine(text, escape)
        case (.document, .messageType):
            notes.isRecognised = true
            isControl = FieldText.equal(text, "CONTROL_MESSAGE")
            // Nothing of this document stands before: its events can be handed on as they come.
            if !isControl { documentStart = nil }
        case (.packed, .data), (.document, .data): try unpack(text, escape)
        default: break
        }
    }

    /// Base64 with gzip, JSON or lines inside.
    private func unpack(_ text: UnsafeRawBufferPointer, _ escape: Int?) throws(FlowLogError) {
        let decoded = escape == nil ? Base64.decoded(text) : try unescaped(text).withUnsafeBytes { Base64.decoded($0) }
        guard let decoded else {
            // An object of another kind may have such a member too.
            if roles.last == .document { return }
            throw damaged("record \"data\" is not base64; expected what Kinesis or Firehose puts there")
        }
        notes.isRecognised = true
        // What is packed comes after the lines before it, and is a message of its own.
        documentStart = nil
        packed = try RecordContent.opened(MemoryStream(decoded, name: name), nesting: nesting + 1, notes).stream
    }

    private func addLine(_ text: UnsafeRawBufferPointer, _ escape: Int?) throws(FlowLogError) {
        notes.isRecognised = true
        // Firehose ends each record with a line's end of its own.
        if let escape, escape == text.count - 2, text[escape + 1] == UInt8(ascii: "n") {
            lines.append(contentsOf: text[..<escape])
        } else {
            if escape == nil { lines.append(contentsOf: text) } else { lines += try unescaped(text) }
        }
        lines.append(UInt8(ascii: "\n"))
    }

    private func unescaped(_ text: UnsafeRawBufferPointer) throws(FlowLogError) -> [UInt8] {
        let quote = UInt8(ascii: "\"")
        do throws(JSONError) {
            return Array((try JSONDocument(parsing: [quote] + text + [quote])).root.string.map { $0.utf8 } ?? "".utf8)
        } catch {
            throw damaged("a JSON string is damaged: \(error)")
        }
    }
}
