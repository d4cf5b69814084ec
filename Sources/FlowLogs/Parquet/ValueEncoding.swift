/// The encodings of values, by their number.
enum ValueEncoding: Int {
    case plain = 0
    case plainDictionary = 2
    case deltaBinaryPacked = 5
    case deltaLengthByteArray = 6
    case dictionary = 8

    private static let names = [
        0: "PLAIN", 2: "PLAIN_DICTIONARY", 3: "RLE", 4: "BIT_PACKED", 5: "DELTA_BINARY_PACKED",
        6: "DELTA_LENGTH_BYTE_ARRAY", 7: "DELTA_BYTE_ARRAY", 8: "RLE_DICTIONARY", 9: "BYTE_STREAM_SPLIT",
    ]

    /// What the format's description calls an encoding.
    static func name(_ number: Int) -> String { names[number] ?? "number \(number)" }
}
