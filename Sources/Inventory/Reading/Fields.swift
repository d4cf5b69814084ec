import JSONText
import NetworkSets

/// The members of one JSON object, read with the strictness a snapshot needs: a missing or mistyped required field is an
/// error that names it; `null` and the empty string count as absent, as AWS CLI output may hold either.
struct Fields {
    let element: JSONElement
    private let path: String

    init(_ element: JSONElement, path: String = "") {
        self.element = element
        self.path = path
    }

    private func present(_ key: StaticString) -> JSONElement? {
        guard let value = element[key], !value.isNull else { return nil }
        return value
    }

    /// Whether the object says anything under a key, be it an empty list.
    func has(_ key: StaticString) -> Bool { present(key) != nil }

    /// An error about a field, with its whole path inside the element.
    func error(_ key: StaticString, _ reason: String) -> ElementError {
        ElementError(field: path.isEmpty ? "\(key)" : "\(path).\(key)", reason: reason)
    }

    func text(_ key: StaticString) throws(ElementError) -> String {
        guard let text = try optionalText(key) else { throw error(key, "missing, a string is required") }
        return text
    }

    func optionalText(_ key: StaticString) throws(ElementError) -> String? {
        guard let value = present(key) else { return nil }
        guard let text = value.string else { throw error(key, "expected a string, found \(value.kind)") }
        return text.isEmpty ? nil : text
    }

    func optionalNumber(_ key: StaticString) throws(ElementError) -> Int? {
        guard let value = present(key) else { return nil }
        guard let number = value.int else { throw error(key, "expected a whole number, found \(value.kind)") }
        return number
    }

    func optionalFlag(_ key: StaticString) throws(ElementError) -> Bool? {
        guard let value = present(key) else { return nil }
        guard let flag = value.bool else { throw error(key, "expected true or false, found \(value.kind)") }
        return flag
    }

    /// The object under a key, or nil.
    func object(_ key: StaticString) throws(ElementError) -> Fields? {
        guard let value = present(key) else { return nil }
        guard value.kind == .object else { throw error(key, "expected an object, found \(value.kind)") }
        return Fields(value, path: path.isEmpty ? "\(key)" : "\(path).\(key)")
    }

    /// The objects of the list under a key; none where the key is absent.
    func list<Item>(
        _ key: StaticString, _ read: (Fields) throws(ElementError) -> Item
    ) throws(ElementError) -> [Item] {
        guard let value = present(key) else { return [] }
        guard value.kind == .array else { throw error(key, "expected a list, found \(value.kind)") }
        var items: [Item] = []
        items.reserveCapacity(value.memberCount)
        for (index, member) in value.elements.enumerated() {
            guard member.kind == .object else {
                throw error(key, "member \(index) is \(member.kind), an object was expected")
            }
            items.append(try read(Fields(member, path: path.isEmpty ? "\(key)[\(index)]" : "\(path).\(key)[\(index)]")))
        }
        return items
    }

    /// All tags, with their values.
    ///
    /// - Parameter key: Where they stand: `DescribeNetworkInterfaces` alone calls them `TagSet`.
    func tags(_ key: StaticString = "Tags") -> [String: String] {
        guard let list = present(key) else { return [:] }
        var tags: [String: String] = [:]
        for tag in list.elements {
            if let name = tag["Key"]?.string { tags[name] = tag["Value"]?.string ?? "" }
        }
        return tags
    }

    /// The value of the tag `Name`, which is what people call the resource.
    func nameTag() -> String? { tag("Name") }

    /// The value of a tag.
    func tag(_ key: StaticString) -> String? {
        guard let tags = present("Tags") else { return nil }
        for tag in tags.elements where tag["Key"]?.equals(key) == true {
            return tag["Value"]?.string
        }
        return nil
    }
}
