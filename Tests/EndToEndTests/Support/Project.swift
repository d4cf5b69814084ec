import Foundation

/// Where things are in this package.
enum Project {
    static let root = URL(filePath: #filePath).appending(path: "../../../..").standardizedFileURL
    static let demoSnapshot = root.appending(path: "Fixtures/demo")
    static let scripts = root.appending(path: "Scripts")
    static let testPrograms = root.appending(path: "Tests/EndToEndTests/Support/Python")
    static let python = root.appending(path: ".venv/bin/python")

    /// The program under test: that of AWSDROPS_PROGRAM, such as the release build, or the one built together with these
    /// tests, which lies beside them.
    static var awsdrops: URL {
        if let given = ProcessInfo.processInfo.environment["AWSDROPS_PROGRAM"] {
            return URL(filePath: given, relativeTo: root).absoluteURL
        }
        let beside = Bundle.main.executableURL?.deletingLastPathComponent().appending(path: "awsdrops")
        if let beside, FileManager.default.isExecutableFile(atPath: beside.path) {
            return beside
        }
        return root.appending(path: ".build/debug/awsdrops")
    }
}
