extension StringProtocol {
    /// Without ASCII white space (and line ends) at both ends.
    func trimmingWhiteSpace() -> String {
        var bytes = Array(utf8)[...]
        while let last = bytes.last, Self.isWhiteSpace(last) { bytes.removeLast() }
        return String(decoding: bytes.drop(while: Self.isWhiteSpace), as: UTF8.self)
    }

    private static func isWhiteSpace(_ byte: UInt8) -> Bool { byte == 32 || (9...13).contains(byte) }
}
