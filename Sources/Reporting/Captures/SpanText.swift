/// Time spans of captures in the unit that suits them.
enum SpanText {
    static func text(_ nanoseconds: Int64) -> String {
        let value = Double(nanoseconds)
        switch value {
        case ..<1e6: return "\(Int((value / 1e3).rounded())) µs"
        case ..<1e9: return "\((value / 1e5).rounded() / 10) ms"
        case ..<1e11: return "\((value / 1e7).rounded() / 100) s"
        default: return "\(Int((value / 1e9).rounded())) s"
        }
    }
}
