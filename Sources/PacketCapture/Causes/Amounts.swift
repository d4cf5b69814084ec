/// Numbers in the words of messages.
enum Amounts {
    /// `1 connection`, `3 connections`.
    static func count(_ number: Int, _ noun: String) -> String {
        "\(number) \(noun)\(number == 1 ? "" : "s")"
    }

    /// A share in per cent, with one digit below ten.
    static func share(_ part: Int, of whole: Int) -> String {
        guard whole > 0 else { return "0 %" }
        let tenths = (part * 1000 + whole / 2) / whole
        return tenths < 100 ? "\(tenths / 10).\(tenths % 10) %" : "\(tenths / 10) %"
    }

    /// A time span in the unit that suits it.
    static func time(_ nanoseconds: Int64) -> String {
        let value = Double(nanoseconds)
        switch value {
        case ..<1e6: return "\(Int((value / 1e3).rounded())) µs"
        case ..<1e8: return "\((value / 1e5).rounded() / 10) ms"
        case ..<1e9: return "\(Int((value / 1e6).rounded())) ms"
        case ..<1e11: return "\((value / 1e8).rounded() / 10) s"
        default: return "\(Int((value / 1e9).rounded())) s"
        }
    }

    /// Time spans with commas.
    static func times(_ spans: [Int64]) -> String { spans.map(time).joined(separator: ", ") }

    /// The first few things, and how many more there are.
    static func list(_ things: [String], most: Int = 4) -> String {
        let more = things.count - most
        return things.prefix(most).joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
    }
}
