import ArgumentParser
import Audit
import Foundation
import JSONText

/// What the findings of a scan are weighed against: what somebody decided to live with, and what is known.
struct ScanMeasures: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The file of findings that somebody decided to live with; \(SuppressionFile.usualName) here, if there is one.",
            valueName: "file"))
    var suppressions: String?

    @Option(help: ArgumentHelp("Report only what is not in this baseline.", valueName: "file"))
    var baseline: String?

    @Option(
        help: ArgumentHelp(
            "Write what is found to this file, as known from now on; the exit status is 0.", valueName: "file"))
    var writeBaseline: String?

    /// The measures of today. Files are read before the network: a mistake in one costs no call.
    func measures(isWhole: Bool) throws(Failure) -> ScanListing.Measures {
        var measures = ScanListing.Measures(
            today: CalendarDay(secondsSince1970: Int(Date().timeIntervalSince1970)), isWhole: isWhole)
        if let name = suppressionsName { measures.suppressions = (try Self.suppressions(name), name) }
        if let baseline { measures.baseline = try Self.fingerprints(baseline) }
        return measures
    }

    private var suppressionsName: String? {
        suppressions
            ?? (FileManager.default.fileExists(atPath: SuppressionFile.usualName) ? SuppressionFile.usualName : nil)
    }

    private static func suppressions(_ path: String) throws(Failure) -> SuppressionFile {
        guard let text = String(bytes: try contents(path), encoding: .utf8) else {
            throw Failure("\(path): the file is no UTF-8 text", .badData)
        }
        do throws(SuppressionFile.Mistakes) {
            return try SuppressionFile.read(text)
        } catch {
            throw Failure(error.all.map { "\(path): \($0)" }.joined(separator: "\n"), .badData)
        }
    }

    private static func fingerprints(_ path: String) throws(Failure) -> Set<String> {
        let contents = Array(try contents(path))
        let document: JSONDocument
        do throws(JSONError) {
            document = try JSONDocument(parsing: contents)
        } catch {
            throw Failure("\(path): \(error)", .badData)
        }
        let (fingerprints, reason) = Baseline.fingerprints(of: document.root)
        guard let fingerprints else { throw Failure("\(path): \(reason)", .badData) }
        return fingerprints
    }

    private static func contents(_ path: String) throws(Failure) -> Data {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw Failure("\(path): the file cannot be read", .noInput)
        }
        return data
    }

    /// Writes the findings of a listing as the new baseline, whole or not at all.
    func write(_ listing: ScanListing) throws(Failure) {
        guard let writeBaseline else { return }
        let text = Baseline.json(listing).encodedString() + "\n"
        do {
            try Data(text.utf8).write(to: URL(fileURLWithPath: writeBaseline), options: .atomic)
        } catch {
            throw Failure(
                "\(writeBaseline): the baseline cannot be written: \(error.localizedDescription)", .cannotWrite)
        }
    }
}
