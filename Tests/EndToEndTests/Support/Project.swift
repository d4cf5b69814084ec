import Foundation

/// Where things are in this package.
enum Project {
    static let root = URL(filePath: #filePath).appending(path: "../../../..").standardizedFileURL
    static let demoSnapshot = root.appending(path: "Fixtures/demo")
    static let scripts = root.appending(path: "Scripts")
    static let testPrograms = root.appending(path: "Tests/EndToEndTests/Support/Python")
    static let python = root.appending(path: ".venv/bin/python")

    /// The program under test: built together with these tests, so it lies beside them.
    static var awsdrops: URL {
        let beside = Bundle.main.executableURL?.deletingLastPathComponent().appending(path: "awsdrops")
        if let beside, FileManager.default.isExecutableFile(atPath: beside.path) {
            return beside
        }
        return root.appending(path: ".build/debug/awsdrops")
    }
}
