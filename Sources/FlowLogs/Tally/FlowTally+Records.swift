extension FlowTally {
    /// Counts one record, which has no fault, and adds it to its group where its action is one of the view.
    @inline(__always)
    mutating func count(_ record: TextRecord, _ columns: LayoutColumns, view: Set<FlowAction>) {
        let status =
            columns.status >= 0 && !record.isAbsent(columns.status)
            ? LayoutColumns.status(record[columns.status]) : Self.impliedStatus(record, columns)
        switch status {
        case .noData:
            noData += 1
            return
        case .skipData:
            skipData += 1
            let interface = columns.interface >= 0 ? String(decoding: record[columns.interface], as: UTF8.self) : "-"
            let window = SkippedWindow(
                interface: interface, start: Self.time(record, columns.start), end: Self.time(record, columns.end))
            skipped[window, default: 0] += 1
            return
        case .ok, nil: break
        }
        guard columns.action >= 0, let action = LayoutColumns.action(record[columns.action]) else {
            withoutAction += 1
            return
        }
        if action == .accept { accepted += 1 } else { rejected += 1 }
        if view.contains(action) { group(record, columns, action) }
    }

    private mutating func group(_ record: TextRecord, _ columns: LayoutColumns, _ action: FlowAction) {
        func address(_ column: Int) -> UInt128? {
            column < 0 || record.isAbsent(column) ? nil : FieldText.address(record[column])
        }
        func number(_ column: Int) -> Int64? {
            column < 0 || record.isAbsent(column) ? nil : FieldText.integer(record[column], largest: .max)
        }
        let key = FlowKey(
            source: address(columns.source), destination: address(columns.destination),
            destinationPort: UInt16(truncatingIfNeeded: number(columns.destinationPort) ?? 0),
            protocolNumber: number(columns.protocolNumber).map { UInt8(truncatingIfNeeded: $0) }, action: action,
            reason: columns.reason < 0 ? nil : Self.reason(record[columns.reason]))
        groups[key, default: FlowSums()].add(
            packets: number(columns.packets) ?? 0, bytes: number(columns.bytes) ?? 0,
            start: Self.time(record, columns.start), end: Self.time(record, columns.end))
    }

    /// Where a format has no log-status: a record without addresses tells of no packets.
    private static func impliedStatus(_ record: TextRecord, _ columns: LayoutColumns) -> LogStatus? {
        columns.source >= 0 && columns.action >= 0 && record.isAbsent(columns.source) && record.isAbsent(columns.action)
            ? .noData : nil
    }

    private static func reason(_ word: UnsafeRawBufferPointer) -> RejectReason? {
        if FieldText.equal(word, "BPA") { return .blockPublicAccess }
        return FieldText.equal(word, "EC") ? .encryptionControl : nil
    }

    /// A time in Unix seconds. Some sources write milliseconds, which are past the year 2038 as seconds.
    private static func time(_ record: TextRecord, _ column: Int) -> Int64? {
        guard column >= 0, !record.isAbsent(column), let time = FieldText.integer(record[column], largest: .max) else {
            return nil
        }
        return time > Int64(Int32.max) ? time / 1000 : time
    }
}
