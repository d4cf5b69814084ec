/// Makes a service's model from its lines of the table. The form is told in Scripts/generate-shapes.py.
///
/// The table is part of the program and a test reads all of it, so a line that does not fit is a fault of the build:
/// what it describes is left out, and asking for it says that the program does not know it.
struct ShapeTableReader {
    private let numbers: [Substring: Int]

    /// The model of the service whose line is the first.
    static func service(_ lines: [Substring]) -> ServiceModel {
        let words = lines.map { $0.split(separator: " ") }
        let shapeLines = words.filter { $0[0] == "struct" || $0[0] == "list" || $0[0] == "map" }
        let reader = ShapeTableReader(
            numbers: Dictionary(uniqueKeysWithValues: shapeLines.enumerated().map { ($1[1], $0) }))
        let attributes = attributes(words[0].dropFirst(2))
        let operations = words.filter { $0[0] == "operation" }.map(reader.operation)
        return ServiceModel(
            name: String(words[0][1]),
            wireProtocol: ServiceModel.WireProtocol(rawValue: attributes["protocol"] ?? "") ?? .query,
            version: attributes["version"] ?? "", jsonVersion: attributes["json"] ?? "",
            targetPrefix: attributes["target"] ?? "",
            operations: Dictionary(uniqueKeysWithValues: operations.map { ($0.name, $0) }),
            shapes: shapeLines.map(reader.shape))
    }

    private static func attributes(_ words: some Sequence<Substring>) -> [String: String] {
        var attributes: [String: String] = [:]
        for word in words {
            let (name, value) = halves(word, at: "=")
            attributes[String(name)] = String(value)
        }
        return attributes
    }

    private func operation(_ words: [Substring]) -> OperationModel {
        let attributes = Self.attributes(words.dropFirst(2))
        return OperationModel(
            name: String(words[1]), method: HTTPRequest.Method(rawValue: attributes["method"] ?? "") ?? .post,
            uri: attributes["uri"] ?? "/", input: attributes["in"].map { type($0[...]) },
            output: attributes["out"].map { type($0[...]) }, resultWrapper: attributes["wrapper"],
            isUnsigned: attributes["auth"] == "none",
            paging: paging(attributes))
    }

    private func paging(_ attributes: [String: String]) -> PagingModel? {
        guard let token = attributes["token"] else { return nil }
        let (input, output) = Self.halves(token[...], at: "|")
        let size = attributes["size"].flatMap { text -> (parameter: String, largest: Int)? in
            let (parameter, largest) = Self.halves(text[...], at: ":")
            return Int(largest).map { (String(parameter), $0) }
        }
        func names(_ text: String?) -> [String] { (text ?? "").split(separator: "|").map(String.init) }
        return PagingModel(
            inputToken: String(input), outputToken: String(output), lists: names(attributes["list"]),
            kept: names(attributes["keep"]), size: size, moreResults: attributes["more"])
    }

    private func shape(_ words: [Substring]) -> Shape {
        let parts = words.dropFirst(2).map { Self.halves($0, at: "=") }
        switch words[0] {
        case "list":
            return .list(
                wire: String(parts[0].0), element: type(parts[0].1), isFlat: words.last == "flat")
        case "map":
            return .map(keyWire: String(parts[0].0), valueWire: String(parts[1].0), value: type(parts[1].1))
        default:
            return .structure(parts.map(member))
        }
    }

    private func member(_ place: Substring, _ typeName: Substring) -> ShapeMember {
        let (names, location) = Self.halves(place, at: "@")
        let (name, wire) = Self.halves(names, at: ":")
        return ShapeMember(
            name: String(name), wire: String(wire.isEmpty ? name : wire),
            location: ShapeMember.Location(rawValue: String(location)), type: type(typeName))
    }

    private func type(_ name: Substring) -> ShapeType {
        if let scalar = ShapeType(letter: String(name)) { return scalar }
        return numbers[name].map(ShapeType.shape) ?? .document
    }

    private static func halves(_ text: Substring, at separator: Character) -> (Substring, Substring) {
        guard let place = text.firstIndex(of: separator) else { return (text, "") }
        return (text[..<place], text[text.index(after: place)...])
    }
}
