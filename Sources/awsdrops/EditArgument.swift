import Foundation
import Inventory

/// The file behind `--with`: read, and applied to a snapshot.
enum EditArgument {
    static func read(_ path: String) throws(Failure) -> SnapshotChange {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw Failure("--with \(path): the file cannot be read", .noInput)
        }
        // A plan that terraform saved is a zip archive.
        if data.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
            throw Failure(
                "--with \(path): the file is a plan as Terraform saves it; give the output of terraform show -json \(path)",
                .badData)
        }
        guard let text = String(bytes: data, encoding: .utf8) else {
            throw Failure("--with \(path): the file is no UTF-8 text", .badData)
        }
        do throws(EditError) {
            return try SnapshotChange.read(text)
        } catch {
            throw Failure("--with \(path), \(error)", .badData)
        }
    }

    static func apply(_ change: SnapshotChange, to snapshot: Snapshot) throws(Failure) -> SnapshotChange.Outcome {
        do throws(EditError) {
            return try snapshot.applying(change)
        } catch {
            throw Failure("--with: \(error)", .badData)
        }
    }
}
