import JSONText
import OrderedCollections

/// The form body of the ec2 and query protocols.
///
/// Source: the AWS query protocol and EC2 query protocol of the Smithy specification.
struct QueryForm {
    private let service: ServiceModel
    private var pairs: [(name: String, value: String)]

    /// The encoded body: the action, the version and the parameters.
    ///
    /// - Throws: `CallError` for a parameter that the operation does not have or that is of another type.
    static func body(
        of operation: OperationModel, in service: ServiceModel, parameters: JSONValue
    ) throws(CallError) -> [UInt8] {
        var form = QueryForm(
            service: service, pairs: [("Action", operation.name), ("Version", service.version)])
        if case .object(let members) = parameters, !members.isEmpty {
            guard let input = operation.input else {
                throw CallError.parameter("\(service.name) \(operation.name) takes no parameters")
            }
            try form.append(parameters, as: input, prefix: "")
        }
        let encoded = form.pairs.map { "\(PercentEncoding.encode($0.name))=\(PercentEncoding.encode($0.value))" }
        return Array(encoded.joined(separator: "&").utf8)
    }

    private mutating func append(_ value: JSONValue, as type: ShapeType, prefix: String) throws(CallError) {
        guard case .shape(let number) = type else {
            switch value {
            case .string(let text): pairs.append((prefix, text))
            case .number(let number): pairs.append((prefix, number.text))
            case .boolean(let flag): pairs.append((prefix, flag ? "true" : "false"))
            case .null, .array, .object: throw CallError.parameter("\(prefix) takes a single value")
            }
            return
        }
        switch (service.shapes[number], value) {
        case (.structure(let members), .object(let values)):
            for (name, value) in values {
                guard let member = members.first(where: { $0.name == name }) else {
                    throw CallError.parameter("\(service.name) has no parameter \(prefix)\(name)")
                }
                try append(value, as: member.type, prefix: prefix.isEmpty ? member.wire : "\(prefix).\(member.wire)")
            }
        case (.list(let wire, let element, let isFlat), .array(let values)):
            let stem = service.wireProtocol == .ec2 || isFlat ? prefix : "\(prefix).\(wire)"
            for (index, value) in values.enumerated() {
                try append(value, as: element, prefix: "\(stem).\(index + 1)")
            }
        default: throw CallError.parameter("\(prefix) has another form in \(service.name)")
        }
    }
}
