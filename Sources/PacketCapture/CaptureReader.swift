/// Reads captures into facts: one pass, in memory that grows with the connections and not with the packets.
public enum CaptureReader {
    /// Reads the files of one place of capture, one after the other.
    ///
    /// - Parameter files: paths; `-` is standard input.
    public static func read(_ files: [String], _ options: CaptureOptions) throws(CaptureError) -> CaptureFacts {
        var builder = FactBuilder(options)
        for file in files { try builder.read(file) }
        return builder.finished()
    }
}
