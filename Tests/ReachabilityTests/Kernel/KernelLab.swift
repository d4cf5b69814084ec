import Foundation
import JSONText

/// The lab of Tests/NetworkLab, which builds networks out of namespaces, and asks the kernel.
enum KernelLab {
    /// Why there is no lab here; nil where there is one.
    static let obstacle: String? = {
        #if os(Linux)
            return geteuid() == 0 ? nil : "building networks in the kernel needs root"
        #else
            return "building networks in the kernel needs Linux"
        #endif
    }()

    /// What became of the packets of each network, given as the lab reads them.
    ///
    /// `AWSDROPS_LAB_KEEP=FILE` keeps what the lab reads, to run `Tests/NetworkLab/lab.py < FILE` by hand.
    static func ask(_ networks: [JSONValue]) throws -> [KernelResult] {
        let kept = ProcessInfo.processInfo.environment["AWSDROPS_LAB_KEEP"]
        let input =
            kept.map { URL(filePath: $0) }
            ?? FileManager.default.temporaryDirectory.appending(path: "awsdrops-lab-\(UUID().uuidString)")
        defer { if kept == nil { try? FileManager.default.removeItem(at: input) } }
        try Data(networks.map { $0.encodedString(indent: nil) + "\n" }.joined().utf8).write(to: input)
        return try PythonProgram.run("Tests/NetworkLab/lab.py", input: input).split(separator: "\n").map {
            try JSONDecoder().decode(KernelResult.self, from: Data($0.utf8))
        }
    }
}
