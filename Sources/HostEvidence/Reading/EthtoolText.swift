/// The output of `ethtool -c`, `-g` and `-k`.
enum EthtoolText {
    /// The settings by name: `rx-usecs` is `20`, `tcp-segmentation-offload` is `on`.
    ///
    /// Of rings, what is set now is `RX`, and the most that may be set is `RX maximum`.
    static func settings(_ text: String) -> [String: String] {
        var settings: [String: String] = [:]
        var isMaximum = false
        for line in text.split(whereSeparator: \.isNewline) {
            if line.hasPrefix("Pre-set maximums") { isMaximum = true }
            if line.hasPrefix("Current hardware settings") { isMaximum = false }
            guard let colon = line.firstIndex(of: ":") else { continue }
            let name = line[..<colon].drop { $0 == " " || $0 == "\t" }
            let words = line[line.index(after: colon)...].split { $0 == " " || $0 == "\t" }
            guard !words.isEmpty else { continue }
            settings[isMaximum ? "\(name) maximum" : String(name)] = words.joined(separator: " ")
        }
        return settings
    }
}
