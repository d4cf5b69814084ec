import Foundation
import Inventory
import JSONText
import NetworkSets
import Reachability
import Topology

/// Questions about a network, answered as the command does.
struct Network {
    let topology: Topology

    /// The demo of the project.
    static func demo() throws -> Network {
        Network(topology: Topology(try SnapshotReader.read([folder.path])))
    }

    /// The files of the demo.
    static let folder = URL(filePath: #filePath).appending(path: "../../../Fixtures/demo").standardizedFileURL

    /// A network of AWS CLI output.
    ///
    /// - Parameter more: Adds answers that are asked per id.
    static func of(_ values: [JSONValue], more: (inout SnapshotBuilder) throws -> Void = { _ in }) throws -> Network {
        var builder = SnapshotBuilder()
        for value in values {
            let document = try JSONDocument(parsing: value.encodedString())
            builder.add(document.root, operation: "test", id: nil, origin: Snapshot.Origin())
        }
        try more(&builder)
        return Network(topology: Topology(builder.finish()))
    }

    func ask(
        _ source: String, _ destination: String, _ options: QuestionOptions = QuestionOptions()
    ) throws -> Answer {
        let resolver = EndpointResolver(topology)
        let (end, ports) = try resolver.destination(destination)
        var options = options
        options.destinationPorts = ports
        let question = try QuestionBuilder(topology).question(
            from: try resolver.source(source), to: end, options: options)
        return PathEvaluator(topology).answer(question)
    }
}

extension SnapshotBuilder {
    /// Adds an answer that was asked for an id.
    mutating func add(_ value: JSONValue, id: String) throws {
        add(try JSONDocument(parsing: value.encodedString()).root, operation: "test", id: id, origin: Snapshot.Origin())
    }
}

extension QuestionOptions {
    /// Options of one protocol and, where given, an ICMP type and a family.
    static func of(
        _ name: InternetProtocol, type: UInt8? = nil, code: UInt8? = nil, family: AddressFamily? = nil
    ) -> QuestionOptions {
        var options = QuestionOptions(protocol: name)
        options.icmpType = type
        options.icmpCode = code
        options.family = family
        return options
    }
}
