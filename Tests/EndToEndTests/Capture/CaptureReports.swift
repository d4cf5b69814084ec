import JSONText

/// The JSON reports of captures, as tests look into them.
enum CaptureReports {
    /// Runs `awsdrops capture` and reads its report.
    static func json(_ arguments: [String]) async throws -> JSONValue {
        let result = try await CommandRunner.awsdrops.run(["capture"] + arguments + ["--output", "json"])
        return try JSONDocument(parsing: result.output).root.value
    }
}

extension JSONValue {
    /// The element of a list; nil where there is none.
    subscript(_ index: Int) -> JSONValue? {
        elements.indices.contains(index) ? elements[index] : nil
    }

    /// The elements of a list; none where it is no list.
    var elements: [JSONValue] {
        if case .array(let elements) = self { elements } else { [] }
    }

    /// The number, where it is one.
    var double: Double? {
        if case .number(let number) = self { number.double } else { nil }
    }
}
