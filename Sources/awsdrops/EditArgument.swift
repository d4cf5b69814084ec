import Foundation
import Inventory

/// The file behind `--with`: read, and applied to a snapshot.
enum EditArgument {
    static func read(_ path: String) throws(Failure) -> [SnapshotEdit] {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw Failure("--with \(path): the file cannot be read", .noInput)
        }
        guard let text = String(bytes: data, encoding: .utf8) else {
            throw Failure("--with \(path): the file is no UTF-8 text", .badData)
        }
        do throws(EditError) {
            return try EditFile.read(text)
        } catch {
            throw Failure("--with \(path), \(error)", .badData)
        }
    }

    static func apply(_ edits: [SnapshotEdit], to snapshot: Snapshot) throws(Failure) -> Snapshot {
        do throws(EditError) {
            return try snapshot.applying(edits)
        } catch {
            throw Failure("--with: \(error)", .badData)
        }
    }
}
