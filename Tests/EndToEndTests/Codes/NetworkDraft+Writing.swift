import JSONText

@testable import ReachabilityTests

extension NetworkDraft {
    /// Writes the network as files of a collection.
    func write() throws -> TemporaryDirectory {
        let folder = try TemporaryDirectory()
        let region = "111122223333/eu-west-1"
        func write(_ answer: JSONValue, _ name: String) throws {
            try folder.write(answer.encodedString(indent: nil), to: "\(region)/\(name).json")
        }
        try write(json(), "network")
        for (index, answer) in more.enumerated() { try write(answer, "more/\(index)") }
        for list in lists {
            guard let entries = list.entries else { continue }
            let answer: JSONValue = ["Entries": .array(entries.map { ["Cidr": .string($0)] })]
            try write(answer, "get-managed-prefix-list-entries/\(list.id)")
        }
        for (operation, id, answer) in connectionAnswers where !absent.contains(operation) {
            try write(answer, "\(operation)/\(id)")
        }
        for (operation, id, answer) in perIDAnswers where !absent.contains(operation) {
            let name = id.replacing(":", with: "_").replacing("/", with: "_")
            try write(answer, "\(id.hasPrefix("arn:") ? "elbv2" : "elb")/\(operation)/\(name)")
        }
        return folder
    }
}
