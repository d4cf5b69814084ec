/// Reads the small decimal numbers inside addresses, blocks, port lists and protocols.
enum DecimalText {
    /// The value of `digits`, which `subject` names in the reason of a failure.
    ///
    /// Refused are an empty text, signs, white space, leading zeros (octal to some readers) and values over `limit`.
    static func value(
        of digits: Substring.UTF8View, subject: @autoclosure () -> String, limit: Int
    ) throws(ParseFailure) -> Int {
        var value = 0
        var isOver = false
        guard let first = digits.first else { throw ParseFailure(reason: "\(subject()) is empty") }
        for byte in digits {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else {
                throw ParseFailure(reason: "\(subject()) \(complaint(about: digits))")
            }
            if !isOver {
                value = value * 10 + Int(byte - UInt8(ascii: "0"))
                isOver = value > limit
            }
        }
        if first == UInt8(ascii: "0") && digits.count > 1 {
            throw ParseFailure(reason: "\(subject()) has a leading zero")
        }
        if isOver {
            let shown = digits.count <= 10 ? "\(Substring(digits)), " : ""
            throw ParseFailure(reason: "\(subject()) is \(shown)over \(limit)")
        }
        return value
    }

    /// "contains white space" where that is the trouble, or "is not a decimal number".
    private static func complaint(about digits: Substring.UTF8View) -> String {
        let hasSpace = digits.contains { $0 == 0x20 || (0x09...0x0D).contains($0) }
        return hasSpace ? "contains white space" : "is not a decimal number"
    }
}
