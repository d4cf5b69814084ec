import Foundation
import JSONText
import TestSupport
import Testing

@Suite struct JSONFuzzTests {
    static let mutationsPerSeed = 100

    /// A random valid text and its damaged forms.
    static func corpus(seed: UInt64) -> [[UInt8]] {
        var random = SplitMix64(seed: seed)
        let text = RandomJSON.value(depth: 4, using: &random).encoded(
            indent: [nil, 2, 4].randomElement(using: &random) ?? nil)
        return [text] + (0..<mutationsPerSeed).map { _ in JSONMutations.mutate(text, using: &random) }
    }

    static func parse(_ text: [UInt8]) -> Result<JSONElement, JSONError> {
        do throws(JSONError) {
            return .success(try JSONDocument(parsing: text).root)
        } catch {
            return .failure(error)
        }
    }

    @Test(arguments: 0..<100)
    func damagedTextsAreReadOrRefusedInPlace(seed: UInt64) throws {
        for (number, text) in Self.corpus(seed: seed).enumerated() {
            let name: Comment = "seed \(seed), case \(number)"
            switch Self.parse(text) {
            case .success(let root):
                // What was accepted is JSON to ourselves in every later use.
                let value = root.value
                #expect(try JSONDocument(parsing: value.encoded()).root.value == value, name)
                #expect(try JSONDocument(parsing: Array(root.text)).root.value == value, name)
            case .failure(let error):
                #expect((0...text.count).contains(error.byteOffset), name)
                #expect(error.line == text.prefix(error.byteOffset).count { $0 == 10 } + 1, name)
                #expect(error.column >= 1, name)
                // Up to the place named the text is the start of some JSON.
                if case .failure(let earlier) = Self.parse(Array(text.prefix(error.byteOffset))) {
                    #expect(earlier.byteOffset == error.byteOffset, name)
                    #expect(earlier.found == "the end of the text", name)
                }
            }
        }
    }

    @Test(arguments: 0..<100)
    func agreesWithFoundation(seed: UInt64) throws {
        for (number, text) in Self.corpus(seed: seed).enumerated() where !Self.isReadOtherwise(text) {
            let name: Comment =
                "seed \(seed), case \(number): \(String(decoding: text, as: UTF8.self).debugDescription)"
            let theirs = try? JSONSerialization.jsonObject(with: Data(text), options: .fragmentsAllowed)
            switch Self.parse(text) {
            case .success(let root):
                guard !Self.hasNumbersBeyondDouble(root) else { continue }
                let other = try #require(theirs, name)
                guard !Self.hasRepeatedNames(root) else { continue }
                #expect(Self.isSame(root, other), name)
            case .failure(let error):
                #expect(theirs == nil, "\(name) \(error)")
            }
        }
    }

    /// Foundation takes zero bytes at the start for UTF-16 or UTF-32, and drops U+FEFF where a string has it.
    private static func isReadOtherwise(_ text: [UInt8]) -> Bool {
        text.prefix(4).contains(0)
            || text.dropFirst().indices.contains { text[$0...].starts(with: [0xEF, 0xBB, 0xBF]) }
    }

    /// Foundation refuses numbers it cannot hold; we keep their text.
    private static func hasNumbersBeyondDouble(_ element: JSONElement) -> Bool {
        switch element.kind {
        case .number: element.double == nil
        case .array: element.elements.contains(where: hasNumbersBeyondDouble)
        case .object: element.members.contains { hasNumbersBeyondDouble($0.value) }
        default: false
        }
    }

    /// Of members with one name Foundation does not promise which it takes.
    private static func hasRepeatedNames(_ element: JSONElement) -> Bool {
        switch element.kind {
        case .array: element.elements.contains(where: hasRepeatedNames)
        case .object:
            Set(element.members.map(\.key)).count < element.memberCount
                || element.members.contains { hasRepeatedNames($0.value) }
        default: false
        }
    }

    private static func isSame(_ element: JSONElement, _ other: Any) -> Bool {
        switch element.kind {
        case .null: other is NSNull
        case .boolean: other as? Bool == element.bool
        case .number: isNear((other as? NSNumber)?.doubleValue, element.double)
        case .string: (other as? String).map { Array($0.utf8) } == element.string.map { Array($0.utf8) }
        case .array:
            (other as? [Any]).map { $0.count == element.memberCount && zip(element.elements, $0).allSatisfy(isSame) }
                ?? false
        case .object:
            (other as? [String: Any]).map { others in
                others.count == element.memberCount
                    && element.members.allSatisfy { name, value in others[name].map { isSame(value, $0) } ?? false }
            } ?? false
        }
    }

    /// Foundation reads numbers of 17 digits and more through `NSDecimalNumber`, whose `doubleValue` is a little off.
    private static func isNear(_ left: Double?, _ right: Double?) -> Bool {
        guard let left, let right else { return false }
        return abs(left - right) <= 1e-14 * abs(right)
    }
}
