/// The exact value of a JSON number: `±0.DIGITS × 10^pointPosition`, with no zeros at either end of the digits.
struct ExactDecimal: Equatable {
    private(set) var isNegative = false
    private(set) var digits: [UInt8] = []
    private(set) var pointPosition = 0

    /// Reads a number found valid; nil where the exponent is beyond 64 bits, which is beyond any use.
    init?(_ text: some Sequence<UInt8>) {
        var exponent: [UInt8] = []
        var isPastPoint = false
        var isExponent = false
        for byte in text {
            switch byte {
            case _ where isExponent: exponent.append(byte)
            case UInt8(ascii: "-"): isNegative = true
            case UInt8(ascii: "."): isPastPoint = true
            case UInt8(ascii: "e"), UInt8(ascii: "E"): isExponent = true
            default:
                if byte != UInt8(ascii: "0") || !digits.isEmpty {
                    digits.append(byte - UInt8(ascii: "0"))
                    pointPosition += isPastPoint ? 0 : 1
                } else if isPastPoint {
                    pointPosition -= 1
                }
            }
        }
        while digits.last == 0 { digits.removeLast() }
        guard !digits.isEmpty else {
            (isNegative, pointPosition) = (false, 0)
            return
        }
        guard isExponent else { return }
        guard let shift = Int(String(decoding: exponent, as: UTF8.self)) else { return nil }
        let (sum, overflow) = pointPosition.addingReportingOverflow(shift)
        guard !overflow else { return nil }
        pointPosition = sum
    }

    /// The value as an integer of 64 bits; nil where it has a fraction or does not fit.
    var int: Int? {
        // 19 digits are the most an Int has.
        guard digits.count <= pointPosition || digits.isEmpty, pointPosition <= 19 else { return nil }
        let padded = digits + Array(repeating: 0, count: max(0, pointPosition - digits.count))
        return Int.accumulating(digits: padded, isNegative: isNegative)
    }
}

extension Int {
    /// The integer a JSON number spells exactly; nil where it has a fraction or does not fit.
    init?(exactDecimal text: some Collection<UInt8>) {
        let isNegative = text.first == UInt8(ascii: "-")
        let digits = text.dropFirst(isNegative ? 1 : 0)
        let isPlain = digits.allSatisfy { $0 &- UInt8(ascii: "0") < 10 }
        let number =
            isPlain
            ? Int.accumulating(digits: digits.lazy.map { $0 &- UInt8(ascii: "0") }, isNegative: isNegative)
            : ExactDecimal(text)?.int
        guard let number else { return nil }
        self = number
    }

    static func accumulating(digits: some Sequence<UInt8>, isNegative: Bool) -> Int? {
        var number = 0
        for digit in digits {
            let (shifted, overflow) = number.multipliedReportingOverflow(by: 10)
            // Downwards for negative numbers: Int.min has no positive twin.
            let (sum, overflow2) =
                isNegative
                ? shifted.subtractingReportingOverflow(Int(digit)) : shifted.addingReportingOverflow(Int(digit))
            guard !overflow, !overflow2 else { return nil }
            number = sum
        }
        return number
    }
}
