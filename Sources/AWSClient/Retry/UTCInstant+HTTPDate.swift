extension UTCInstant {
    /// The time of a `Date` header, `Wed, 25 Nov 2026 12:00:00 GMT` (RFC 9110 section 5.6.7); nil for other forms.
    init?(httpDate text: String) {
        let words = text.split(separator: " ")
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        guard words.count == 6, words[5] == "GMT", let month = months.firstIndex(of: String(words[2])) else {
            return nil
        }
        func padded(_ text: some StringProtocol) -> String { text.utf8.count == 1 ? "0\(text)" : String(text) }
        self.init(iso8601: "\(words[3])-\(padded(String(month + 1)))-\(padded(words[1]))T\(words[4])Z")
    }
}
