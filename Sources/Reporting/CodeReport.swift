public import Findings
public import JSONText

/// Explanations of codes as JSON, in the form of the schema `awsdrops.explain/1`.
public enum CodeReport {
    /// The whole document.
    public static func json(_ explanations: [CodeExplanation]) -> JSONValue {
        [
            "schema": "awsdrops.explain/1",
            "codes": .array(
                explanations.map { entry in
                    [
                        "code": .string(entry.code.rawValue), "cause": JSONValue(entry.cause),
                        "meaning": .string(entry.meaning), "background": .string(entry.background),
                        "remedy": .string(entry.remedy),
                    ]
                }),
        ]
    }
}
