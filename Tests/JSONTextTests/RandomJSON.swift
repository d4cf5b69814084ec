import JSONText
import TestSupport

/// Random values that reach into the corners of JSON: escapes, all planes of Unicode, odd numbers, empty containers.
enum RandomJSON {
    private static let scalars: [ClosedRange<UInt32>] = [
        0x20...0x7E, 0x20...0x7E, 0x00...0x1F, 0x22...0x22, 0x5C...0x5C, 0x7F...0x9F, 0xA0...0x7FF, 0x2028...0x2029,
        0x800...0xD7FF, 0xE000...0xFFFF, 0x10000...0x10FFFF,
    ]

    static func value(depth: Int, using random: inout SplitMix64) -> JSONValue {
        switch Int.random(in: 0..<(depth > 0 ? 9 : 6), using: &random) {
        case 0: .null
        case 1: .boolean(Bool.random(using: &random))
        case 2: .number(number(using: &random))
        case 3: JSONValue(Int.random(in: Int.min...Int.max, using: &random) >> Int.random(in: 0..<64, using: &random))
        case 4, 5: .string(string(using: &random))
        case 6: .array((0..<count(using: &random)).map { _ in value(depth: depth - 1, using: &random) })
        default:
            JSONValue(
                members: (0..<count(using: &random)).map { _ in
                    (string(using: &random), value(depth: depth - 1, using: &random))
                })
        }
    }

    static func string(using random: inout SplitMix64) -> String {
        let scalars = (0..<Int.random(in: 0...24, using: &random)).compactMap { _ in
            Self.scalars.randomElement(using: &random).flatMap {
                Unicode.Scalar(UInt32.random(in: $0, using: &random))
            }
        }
        return String(String.UnicodeScalarView(scalars))
    }

    private static func number(using random: inout SplitMix64) -> JSONNumber {
        JSONNumber(Double(bitPattern: random.next())) ?? JSONNumber(0)
    }

    private static func count(using random: inout SplitMix64) -> Int {
        Int.random(in: 0...6, using: &random)
    }
}
