import JSONText

/// Turns the JSON answers of the json and rest-json protocols into the JSON text that the AWS CLI prints for them:
/// members named as in the model, those it does not know and nulls left out.
struct JSONAnswer {
    private let service: ServiceModel
    private var json: [UInt8] = []

    /// The answer's result as JSON text, an object.
    ///
    /// - Parameter status: The HTTP status, which a few answers give as a member.
    static func json(
        _ body: [UInt8], of operation: OperationModel, in service: ServiceModel, status: Int
    ) throws(WireError) -> [UInt8] {
        guard let output = operation.output else { return Array("{}".utf8) }
        // An empty result is "{}". Taken for one, an answer that was cut before its first byte would read as "there are
        // none of these".
        guard !body.isEmpty else { throw WireError(reason: "an empty body where JSON was expected", isTruncated: true) }
        let document: JSONDocument
        do {
            document = try JSONDocument(parsing: body)
        } catch {
            // A character has at most four bytes, so one that is cut starts at most three before the end.
            let isTruncated = error.byteOffset >= body.count - 3
            throw WireError(reason: "JSON that cannot be read: \(error)", isTruncated: isTruncated)
        }
        guard document.root.kind == .object else {
            throw WireError(reason: "JSON that is \(document.root.kind) where an object was expected")
        }
        var answer = JSONAnswer(service: service)
        try answer.append(document.root, as: output, status: status)
        return answer.json
    }

    private init(service: ServiceModel) { self.service = service }

    private mutating func append(_ element: JSONElement, as type: ShapeType, status: Int? = nil) throws(WireError) {
        if case .shape(let number) = type {
            try append(element, as: service.shapes[number], status: status)
        } else {
            json.append(contentsOf: element.text)
        }
    }

    private mutating func append(_ element: JSONElement, as shape: Shape, status: Int?) throws(WireError) {
        switch shape {
        case .structure(let members):
            try check(element, is: .object)
            try appendContainer("{", "}") { answer, separate throws(WireError) in
                for member in members {
                    if member.location == .status, let status {
                        separate(&answer)
                        answer.appendName(member.name)
                        answer.json.append(contentsOf: String(status).utf8)
                        continue
                    }
                    guard let value = element[name: member.wire], !value.isNull else { continue }
                    separate(&answer)
                    answer.appendName(member.name)
                    try answer.append(value, as: member.type)
                }
            }
        case .list(_, let type, _):
            try check(element, is: .array)
            try appendContainer("[", "]") { answer, separate throws(WireError) in
                for item in element.elements {
                    separate(&answer)
                    try answer.append(item, as: type)
                }
            }
        case .map(_, _, let type):
            try check(element, is: .object)
            try appendContainer("{", "}") { answer, separate throws(WireError) in
                for member in element.members {
                    separate(&answer)
                    answer.appendName(member.key)
                    try answer.append(member.value, as: type)
                }
            }
        }
    }

    private func check(_ element: JSONElement, is kind: JSONElement.Kind) throws(WireError) {
        guard element.kind == kind else {
            throw WireError(reason: "JSON with \(element.kind) where \(kind) was expected (line \(element.line))")
        }
    }

    private mutating func appendContainer(
        _ opening: Unicode.Scalar, _ closing: Unicode.Scalar,
        _ fill: (inout JSONAnswer, (inout JSONAnswer) -> Void) throws(WireError) -> Void
    ) throws(WireError) {
        json.append(UInt8(ascii: opening))
        let start = json.count
        try fill(&self) { answer in
            if answer.json.count > start { answer.json.append(UInt8(ascii: ",")) }
        }
        json.append(UInt8(ascii: closing))
    }

    private mutating func appendName(_ name: String) {
        var name = name
        name.withUTF8 { JSONStringText.append($0, to: &json) }
        json.append(UInt8(ascii: ":"))
    }
}
