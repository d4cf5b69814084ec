/// The records of a file as lines of text, unpacked and taken out of their envelopes, in flat memory.
final class ContentReader {
    /// What the file holds.
    let content: RecordContent
    /// What its envelopes held beside records.
    let notes = EnvelopeNotes()
    /// Whether the content was packed as a whole; Parquet then cannot be read from its end.
    let isPacked: Bool

    /// The log itself, which can be read at any place whatever was read of it here.
    let file: any LogFile
    private let stream: any ByteStream

    /// Opens the log and looks at its first bytes.
    init(_ source: LogSource) throws(FlowLogError) {
        file = try source.open()
        (stream, content, isPacked) = try RecordContent.opened(file, nesting: 0, notes)
    }

    /// Parquet is read from its end: it cannot be packed as a whole.
    func requireUnpacked() throws(FlowLogError) {
        guard isPacked else { return }
        throw .notFlowLogs(
            file: stream.name, reason: "Parquet packed as a whole; unpack it first: its pages are packed by themselves")
    }

    /// JSON that was read must have held what holds records.
    func requireRecords() throws(FlowLogError) {
        guard content == .json, !notes.isRecognised else { return }
        throw .notFlowLogs(
            file: stream.name,
            reason: "JSON without flow log records; expected what aws logs filter-log-events prints (events), a "
                + "subscription's message (logEvents), or Firehose's records (message, data)")
    }

    /// Fills the buffer as far as the content goes; less than the whole buffer only at its end.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws(FlowLogError) -> Int {
        try stream.read(into: buffer)
    }
}
