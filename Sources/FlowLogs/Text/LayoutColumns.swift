/// Where a layout has the fields that the tally looks at; -1 for those it lacks.
struct LayoutColumns {
    let layout: RecordLayout
    let source, destination, sourcePort, destinationPort, protocolNumber, packets, bytes, start, end: Int
    let action, status, reason, interface, flags, gateway, attachment: Int
    /// The counters of packets that a transit gateway dropped, in the order of `LossReason`; empty for other logs.
    let losses: [Int]

    init(_ layout: RecordLayout) {
        self.layout = layout
        func column(_ field: FlowField) -> Int { layout.columnOrStandIn(of: field) ?? -1 }
        source = column(.sourceAddress)
        destination = column(.destinationAddress)
        sourcePort = column(.sourcePort)
        destinationPort = column(.destinationPort)
        protocolNumber = column(.protocolNumber)
        packets = column(.packets)
        bytes = column(.bytes)
        start = column(.start)
        end = column(.end)
        action = column(.action)
        status = column(.logStatus)
        reason = column(.rejectReason)
        interface = column(.interfaceID)
        flags = column(.tcpFlags)
        gateway = column(.transitGateway)
        attachment = column(.transitGatewayAttachment)
        let counters = LossReason.allCases.map { column($0.field) }
        losses = counters.allSatisfy { $0 < 0 } ? [] : counters
    }

    /// What is wrong with the record; nil where every value is one of its field.
    func fault(in record: TextRecord) -> String? {
        guard record.count == layout.fields.count else {
            return "it has \(record.count) words; the format has \(layout.fields.count) fields"
        }
        for (index, field) in layout.fields.enumerated() where !isValid(record, index) {
            return "its field \(field.name) is not \(Self.expectation(field.kind))"
        }
        return nil
    }

    /// Whether the word is a value of its field, or the hyphen.
    func isValid(_ record: TextRecord, _ index: Int) -> Bool {
        let word = record[index]
        if word.count == 1, word[0] == UInt8(ascii: "-") { return true }
        return Self.isValid(word, of: layout.fields[index].kind)
    }

    /// Whether the word, which is no hyphen, is a value of this kind.
    static func isValid(_ word: UnsafeRawBufferPointer, of kind: FieldKind) -> Bool {
        switch kind {
        case .text: word.count > 0
        case .integer(let largest): FieldText.integer(word, largest: largest) != nil
        case .address: FieldText.address(word) != nil
        case .action: action(word) != nil
        case .logStatus: status(word) != nil
        case .isoTime: isTime(word)
        case .stampedVersion: isStamped(word)
        }
    }

    /// Accepted, rejected, or nil for another word.
    @inline(__always)
    static func action(_ word: UnsafeRawBufferPointer) -> FlowAction? {
        if FieldText.equal(word, "ACCEPT") { return .accept }
        return FieldText.equal(word, "REJECT") ? .reject : nil
    }

    /// What a log-status word says; nil for another word.
    @inline(__always)
    static func status(_ word: UnsafeRawBufferPointer) -> LogStatus? {
        if FieldText.equal(word, "OK") { return .ok }
        if FieldText.equal(word, "NODATA") { return .noData }
        return FieldText.equal(word, "SKIPDATA") ? .skipData : nil
    }

    private static func isTime(_ word: UnsafeRawBufferPointer) -> Bool {
        word.count >= 20 && word[4] == UInt8(ascii: "-") && word[10] == UInt8(ascii: "T")
            && word[word.count - 1] == UInt8(ascii: "Z")
    }

    private static func isStamped(_ word: UnsafeRawBufferPointer) -> Bool {
        guard let comma = word.firstIndex(of: UInt8(ascii: ",")) else { return false }
        return FieldText.integer(UnsafeRawBufferPointer(rebasing: word[..<comma]), largest: .max) != nil
            && FieldText.integer(UnsafeRawBufferPointer(rebasing: word[(comma + 1)...]), largest: .max) != nil
    }

    /// What the words of a kind must be.
    static func expectation(_ kind: FieldKind) -> String {
        switch kind {
        case .text: "a word"
        case .integer(let largest): largest == .max ? "a whole number" : "a whole number up to \(largest)"
        case .address: "an address"
        case .action: "ACCEPT or REJECT"
        case .logStatus: "OK, NODATA or SKIPDATA"
        case .isoTime: "a time such as 2018-09-22T20:28:14.000Z"
        case .stampedVersion: "a time in milliseconds, a comma and a version"
        }
    }
}

/// What a record says about its window.
enum LogStatus {
    case ok
    case noData
    case skipData
}
