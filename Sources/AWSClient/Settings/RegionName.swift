/// The form of region names.
enum RegionName {
    /// Refuses what cannot be part of a host name, or what is an availability zone.
    static func check(_ region: ClientSettings.Setting) throws(SettingsError) {
        let letters = region.value.utf8
        let isLabel =
            (1...63).contains(letters.count) && letters.first != UInt8(ascii: "-") && letters.last != UInt8(ascii: "-")
            && letters.allSatisfy {
                $0 == UInt8(ascii: "-") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
                    || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0)
                    || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0)
            }
        guard isLabel else {
            throw SettingsError(
                subject: region.origin, reason: "\"\(region.value)\" is no region",
                advice: "Expected a name such as eu-west-1.")
        }
    }

    /// The region that a name stands for, and whether it asks for FIPS endpoints: `fips-us-east-1` and `us-east-1-fips`
    /// are old ways to write that.
    static func split(_ name: String) -> (region: String, isFIPS: Bool) {
        if name.hasPrefix("fips-") { return (String(name.dropFirst(5)), true) }
        if name.hasSuffix("-fips") { return (String(name.dropLast(5)), true) }
        return (name, false)
    }
}
