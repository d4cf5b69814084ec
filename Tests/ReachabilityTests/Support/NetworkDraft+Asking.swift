import Inventory
import JSONText
import NetworkSets
import Topology

@testable import Reachability

extension NetworkDraft {
    /// The network, printed and read back.
    ///
    /// - Parameter change: Edits the text, for what no value of a draft can say.
    func topology(changing change: (String) -> String = { $0 }) throws -> Topology {
        try topology(ofText: change(json().encodedString(indent: nil)))
    }

    /// The network as some other JSON prints it; the entries of the prefix lists are the draft's.
    func topology(printedAs json: JSONValue) throws -> Topology {
        try topology(ofText: json.encodedString(indent: nil))
    }

    private func topology(ofText text: String) throws -> Topology {
        var builder = SnapshotBuilder()
        let origin = Snapshot.Origin(account: "111122223333", region: "eu-west-1")
        builder.add(try JSONDocument(parsing: text).root, operation: "draft", id: nil, origin: origin)
        for answer in more {
            builder.add(
                try JSONDocument(parsing: answer.encoded()).root, operation: "draft", id: nil, origin: origin)
        }
        for (operation, id, answer) in perIDAnswers where !absent.contains(operation) {
            builder.add(
                try JSONDocument(parsing: answer.encodedString()).root, operation: operation, id: id, origin: origin)
        }
        for list in lists {
            guard let entries = list.entries else { continue }
            let answer: JSONValue = ["Entries": .array(entries.map { ["Cidr": .string($0)] })]
            builder.add(
                try JSONDocument(parsing: answer.encoded()).root, operation: "get-managed-prefix-list-entries",
                id: list.id, origin: origin)
        }
        for (operation, id, answer) in connectionAnswers where !absent.contains(operation) {
            builder.add(
                try JSONDocument(parsing: answer.encoded()).root, operation: operation, id: id, origin: origin)
        }
        return Topology(builder.finish())
    }

    /// Asks as the command line does: names are resolved, ports may stand behind the destination.
    func ask(_ source: String, _ destination: String, _ options: QuestionOptions = QuestionOptions()) throws -> Answer {
        try topology().ask(source, destination, options)
    }

    /// Asks for one service port of TCP from the given client ports, the usual ones if none are given.
    func ask(_ source: String, _ destination: String, from ports: String) throws -> Answer {
        var options = QuestionOptions()
        options.sourcePorts = try PortSet(ports: ports)
        return try ask(source, destination, options)
    }
}

extension Topology {
    func question(
        _ source: String, _ destination: String, _ options: QuestionOptions = QuestionOptions()
    ) throws -> Question {
        let text = try EndpointText(destination)
        var options = options
        if let ports = text.ports { options.destinationPorts = ports }
        let resolver = EndpointResolver(self)
        return try QuestionBuilder(self).question(
            from: resolver.resolve(source, as: .source), to: resolver.resolve(text.name, as: .destination),
            options: options)
    }

    func ask(_ source: String, _ destination: String, _ options: QuestionOptions = QuestionOptions()) throws -> Answer {
        PathEvaluator(self).answer(try question(source, destination, options))
    }
}
