/// The addresses that a host holds.
enum HostAddresses {
    /// Those of the table `local` in `ip route show table all`: `local 10.0.0.5 dev eth0 table local …`.
    static func local(_ text: String) -> [String] {
        text.split(whereSeparator: \.isNewline).compactMap { line in
            let words = line.split(separator: " ")
            guard words.count >= 4, words[0] == "local", words[2] == "dev", words[3] != "lo" else { return nil }
            return String(words[1])
        }
    }

    /// An address of ss without the brackets and the interface: `[fe80::1]%eth0` is `fe80::1`.
    static func plain(_ address: String) -> String {
        let bare = address.filter { $0 != "[" && $0 != "]" }.prefix { $0 != "%" }
        return String(bare.hasPrefix("::ffff:") && bare.contains(".") ? bare.dropFirst(7) : bare)
    }
}
