import Foundation
import JSONText

/// The judge of Tests/Solver, which proves with z3 that sets are what they should be.
enum Solver {
    /// What is wrong with the cases, a line each.
    static func faults(in cases: [JSONValue]) throws -> [String] {
        let file = FileManager.default.temporaryDirectory.appending(path: "awsdrops-solver-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(cases.map { $0.encodedString(indent: nil) + "\n" }.joined().utf8).write(to: file)
        let output = try PythonProgram.run("Tests/Solver/judge.py", [file.path])
        return output.split(separator: "\n").map(String.init)
    }
}
