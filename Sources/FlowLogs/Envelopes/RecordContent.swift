/// What a stream holds, told by its first bytes and never by a name.
enum RecordContent {
    /// Lines of text: records, or what an export makes of them.
    case text
    /// Apache Parquet, which is read from its end.
    case parquet
    /// JSON envelopes, turned into lines.
    case json
    /// A CSV table with a column of messages, turned into lines.
    case table

    /// More layers of packing than anybody makes.
    private static let mostLayers = 4

    /// Unpacks the stream as far as it is packed, and gives the records in it as lines of text (Parquet as it is).
    ///
    /// - Parameter nesting: how many envelopes lie around this one.
    static func opened(
        _ stream: any ByteStream, nesting: Int, _ notes: EnvelopeNotes
    ) throws(FlowLogError) -> (stream: any ByteStream, content: RecordContent, isPacked: Bool) {
        guard nesting <= mostLayers else { throw stream.damaged("envelopes lie in more than \(mostLayers) others") }
        var window = StreamWindow(stream)
        try window.want(4)
        var layers = 0
        while GzipStream.isStart(window.bytes) || ZstdStream.isStart(window.bytes) {
            layers += 1
            guard layers <= mostLayers else { throw stream.damaged("it is packed more than \(mostLayers) times") }
            window = StreamWindow(
                GzipStream.isStart(window.bytes) ? GzipStream(window) : try ZstdStream(window))
            try window.want(4096)
        }
        try window.want(4096)
        if window.bytes.starts(with: [0xEF, 0xBB, 0xBF]) { window.take(3) }
        if window.bytes.starts(with: "PAR1".utf8) { return (window, .parquet, layers > 0) }
        if Base64LineStream.isStart(window.bytes) {
            return (Base64LineStream(window, nesting: nesting, notes: notes), .json, layers > 0)
        }
        switch window.bytes.first(where: { $0 > 0x20 }) {
        case UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "\""):
            // A quoted header is a table's.
            if let column = CSVStream.column(in: window.bytes), window.bytes[0] == UInt8(ascii: "\"") {
                return (CSVStream(window, column: column), .table, layers > 0)
            }
            return (EnvelopeStream(window, nesting: nesting, notes: notes), .json, layers > 0)
        default:
            if let column = CSVStream.column(in: window.bytes) {
                return (CSVStream(window, column: column), .table, layers > 0)
            }
            return (window, .text, layers > 0)
        }
    }
}
