/// A frame of one of several files that were read one after the other.
public struct FrameReference: Sendable, Hashable {
    /// The file as it was named.
    public let file: String
    /// The number of the frame in it, from 1, as Wireshark counts.
    public let number: Int

    private static let fileShift = 40

    init(_ frame: Int, files: [String]) {
        let index = frame >> Self.fileShift
        file = files.indices.contains(index) ? files[index] : ""
        number = frame & (1 << Self.fileShift - 1)
    }

    /// File and number as one: frames of later files are larger.
    @inline(__always)
    static func encode(_ number: Int, file: Int) -> Int { file << fileShift | number }
}
