import Foundation

@testable import Inventory

/// A directory of files to read as a snapshot; it is deleted with the last reference to it.
final class SnapshotFolder {
    let path: String

    /// Makes the folder with files by their path in it.
    init(_ files: [String: String] = [:]) throws {
        path = FileManager.default.temporaryDirectory.appending(path: "awsdrops-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        for (name, text) in files { try write(Array(text.utf8), to: name) }
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    func write(_ bytes: [UInt8], to name: String) throws {
        let file = URL(filePath: path).appending(path: name)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: file)
    }

    func link(_ name: String, to target: String) throws {
        try FileManager.default.createSymbolicLink(atPath: "\(path)/\(name)", withDestinationPath: target)
    }

    func read() throws(SnapshotError) -> Snapshot {
        try SnapshotReader.read([path])
    }

    /// The error that reading ends with; nil where it succeeds.
    func readingError() -> SnapshotError? {
        do throws(SnapshotError) {
            _ = try read()
            return nil
        } catch {
            return error
        }
    }
}

/// Elements of AWS CLI output with what their readers require and no more.
enum Element {
    static func vpc(_ id: String, _ block: String = "10.0.0.0/16", _ more: String = "") -> String {
        #"{"VpcId": "\#(id)", "CidrBlock": "\#(block)"\#(more.isEmpty ? "" : ", " + more)}"#
    }

    static func subnet(_ id: String, vpc: String, _ more: String = "") -> String {
        let rest = more.isEmpty ? "" : ", " + more
        return #"{"SubnetId": "\#(id)", "VpcId": "\#(vpc)", "CidrBlock": "10.0.0.0/24"\#(rest)}"#
    }

    static func list(_ key: String, _ elements: String...) -> String {
        "{\"\(key)\": [\(elements.joined(separator: ", "))]}"
    }
}
