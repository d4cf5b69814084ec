public import JSONText
import OrderedCollections

/// Puts several answers together into one: lists go on, other members stay as they came first.
public struct AnswerMerger: Sendable {
    private var lists: OrderedDictionary<String, [UInt8]> = [:]
    private var kept: OrderedDictionary<String, [UInt8]> = [:]

    /// A merger that holds nothing.
    public init() {}

    /// Adds the elements of a list to the list of that name; how many they are.
    public mutating func append(_ list: JSONElement, to name: String) -> Int {
        // Taken out and put back, so that the bytes are not copied for every element.
        var bytes = lists.updateValue([], forKey: name) ?? []
        var count = 0
        for element in list.elements {
            count += 1
            if !bytes.isEmpty { bytes.append(contentsOf: ",\n".utf8) }
            bytes.append(contentsOf: element.text)
        }
        lists[name] = bytes
        return count
    }

    /// Keeps a member as it is, unless one of that name is kept already.
    public mutating func keep(_ value: JSONElement, as name: String) {
        if kept[name] == nil { kept[name] = Array(value.text) }
    }

    /// Adds every member of an answer.
    public mutating func add(_ answer: JSONElement) {
        for member in answer.members {
            if member.value.kind == .array {
                _ = append(member.value, to: member.key)
            } else {
                keep(member.value, as: member.key)
            }
        }
    }

    /// All of it as one object, each element of a list on a line of its own.
    public var text: [UInt8] {
        var text: [UInt8] = Array("{".utf8)
        func start(_ name: String) {
            text.append(contentsOf: (text.count == 1 ? "\n" : ",\n").utf8)
            text.append(contentsOf: JSONValue.string(name).encoded(indent: nil))
            text.append(contentsOf: ": ".utf8)
        }
        for (name, elements) in lists {
            start(name)
            text.append(contentsOf: "[\n".utf8)
            text.append(contentsOf: elements)
            text.append(contentsOf: "\n]".utf8)
        }
        for (name, value) in kept {
            start(name)
            text.append(contentsOf: value)
        }
        text.append(contentsOf: "\n}\n".utf8)
        return text
    }
}
