import Findings
public import JSONText

/// The findings that were known at some time, so that only new ones count.
public enum Baseline {
    /// The name of the form.
    private static let schema = "awsdrops.baseline/1"

    /// The document of findings that are known from now on; what is suppressed is left to the suppressions.
    public static func json(_ listing: ScanListing) -> JSONValue {
        let kept = listing.all.filter { listed in
            if case .suppressed = listed.standing { false } else { true }
        }
        return [
            "schema": .string(schema),
            "findings": .array(
                kept.map { listed in
                    [
                        "fingerprint": .string(listed.fingerprint), "code": .string(listed.finding.code.rawValue),
                        "component": .string(listed.finding.component), "message": .string(listed.finding.message),
                    ]
                }),
        ]
    }

    /// The fingerprints of a document; nil with a reason where it is none.
    public static func fingerprints(of root: JSONElement) -> (fingerprints: Set<String>?, reason: String) {
        guard root["schema"]?.string == schema else {
            return (nil, "no baseline: \"schema\" is not \"\(schema)\"; awsdrops scan --write-baseline makes one")
        }
        var prints: Set<String> = []
        guard let list = root["findings"], list.kind == .array else { return (nil, "\"findings\" is no list") }
        for (index, element) in list.elements.enumerated() {
            guard let print = element["fingerprint"]?.string, print.count == 32 else {
                return (nil, "findings[\(index)]: expected a \"fingerprint\" of 32 digits")
            }
            prints.insert(print)
        }
        return (prints, "")
    }
}
