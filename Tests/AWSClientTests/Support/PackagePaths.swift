import Foundation

/// Where the tests find things: from this file's place, for tests run wherever they like.
enum PackagePaths {
    /// The package's root.
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// A file of the fixtures folder.
    static func fixture(_ name: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: root.appending(path: "Tests/AWSClientTests/Fixtures/\(name)")))
    }

    /// A file of the support folder.
    static func support(_ name: String) -> String {
        root.appending(path: "Tests/AWSClientTests/Support/Python/\(name)").path
    }
}
