/// Why a format is none.
public struct FormatError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is wrong, and what was expected.
    public let description: String
}

extension RecordLayout {
    /// Reads a format as AWS writes it, `${version} ${account-id} …`, names without the braces, or the name of a preset:
    /// `v2`, `v3`, `v3-example`, `v4`, `v5`, `v7` to `v11`, `tgw`.
    ///
    /// The fields of `vN` are those of AWS's table up to that version, in its order.
    public init(format: String) throws(FormatError) {
        if let preset = Self.named.first(where: { $0.name == format }) {
            self = preset.layout
            return
        }
        let words = format.split { $0 == " " || $0 == "\t" || $0 == "\n" || $0 == "," }
        guard !words.isEmpty else { throw FormatError(description: "the format is empty") }
        var fields: [FlowField] = []
        for word in words {
            let isBraced = word.hasPrefix("${") && word.hasSuffix("}")
            let name = isBraced ? word.dropFirst(2).dropLast() : word
            guard !name.isEmpty, name.utf8.allSatisfy(Self.isNameByte) else {
                throw FormatError(description: "\"\(word)\" is no field; fields are written ${srcaddr}")
            }
            let field = FlowField(named: String(name))
            guard field.isKnown || isBraced else {
                let presets = Self.named.map(\.name).joined(separator: ", ")
                throw FormatError(
                    description:
                        "\"\(word)\" is neither a field that awsdrops knows nor one of the presets \(presets); "
                        + "a field that AWS has added since is written ${\(word)}")
            }
            guard !fields.contains(field) else { throw FormatError(description: "the field \(name) stands twice") }
            fields.append(field)
        }
        self.init(fields)
    }

    /// The layout's name where it is a preset, else its format as AWS writes it.
    var text: String {
        Self.named.first { $0.layout == self }?.name ?? fields.map { "${\($0.name)}" }.joined(separator: " ")
    }

    /// The layout that a file's first line names; nil where it is no such line.
    ///
    /// A line is a header if its words look like names and at least one is a field that every useful format has.
    init?(header words: [Substring]) {
        guard words.count <= 200, words.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(Self.isNameByte) }) else {
            return nil
        }
        let fields = words.map { FlowField(named: String($0)) }
        let known = fields.count { $0.isKnown }
        guard known > 0, known * 2 >= fields.count, Set(fields).count == fields.count else { return nil }
        self.init(fields)
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"),
            UInt8(ascii: "_"), UInt8(ascii: "A")...UInt8(ascii: "Z"):
            true
        default: false
        }
    }
}
