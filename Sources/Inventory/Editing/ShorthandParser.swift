import JSONText

/// The shorthand of AWS CLI parameters: `Key=value,Key=[a,b],Key=[{Key=value}]` (AWS CLI guide, shorthand syntax).
struct ShorthandParser {
    private let characters: [Character]
    private var index = 0
    private let place: String

    /// Reads a whole value: JSON where it starts as such, an object where it has `=`, else the text itself.
    static func value(of text: String, _ place: String) throws(EditError) -> JSONValue {
        if let first = text.first, first == "{" || first == "[" {
            do throws(JSONError) {
                return try JSONDocument(parsing: text).root.value
            } catch {
                throw EditError(place, "\(text): no JSON: \(error)")
            }
        }
        guard text.contains("=") else { return .string(text) }
        var parser = ShorthandParser(characters: Array(text), place: place)
        let value = try parser.object(until: nil)
        guard parser.index == parser.characters.count else { throw parser.fault("the end") }
        return value
    }

    private init(characters: [Character], place: String) {
        self.characters = characters
        self.place = place
    }

    private var next: Character? { index < characters.count ? characters[index] : nil }

    private func fault(_ expected: String) -> EditError {
        EditError(place, "\(String(characters)): \(expected) is expected at character \(index + 1)")
    }

    private mutating func take(_ character: Character) -> Bool {
        guard next == character else { return false }
        index += 1
        return true
    }

    private mutating func object(until end: Character?) throws(EditError) -> JSONValue {
        var members: [(String, JSONValue)] = []
        repeat {
            let key = text(until: "=,]}")
            guard !key.isEmpty, take("=") else { throw fault("KEY=VALUE") }
            members.append((key, try value()))
        } while take(",")
        if let end, !take(end) { throw fault("\(end)") }
        return JSONValue(members: members)
    }

    private mutating func value() throws(EditError) -> JSONValue {
        if take("{") { return try object(until: "}") }
        guard take("[") else { return .string(text(until: ",]}")) }
        var elements: [JSONValue] = []
        if take("]") { return .array([]) }
        repeat { elements.append(try value()) } while take(",")
        guard take("]") else { throw fault("]") }
        return .array(elements)
    }

    private mutating func text(until ends: String) -> String {
        var text = ""
        while let character = next, !ends.contains(character) {
            text.append(character)
            index += 1
        }
        return text
    }
}
