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
    static func ask(_ networks: [JSONValue]) throws -> [KernelResult] {
        try run("lab.py", networks).map { try JSONDecoder().decode(KernelResult.self, from: Data($0.utf8)) }
    }

    /// The lines that a program of the lab writes, one for each network.
    ///
    /// `AWSDROPS_LAB_KEEP=FILE` keeps what the program reads, to run `Tests/NetworkLab/lab.py < FILE` by hand.
    static func run(_ program: String, _ networks: [JSONValue]) throws -> [Substring] {
        let kept = ProcessInfo.processInfo.environment["AWSDROPS_LAB_KEEP"]
        let input =
            kept.map { URL(filePath: $0) }
            ?? FileManager.default.temporaryDirectory.appending(path: "awsdrops-lab-\(UUID().uuidString)")
        defer { if kept == nil { try? FileManager.default.removeItem(at: input) } }
        try Data(networks.map { $0.encodedString(indent: nil) + "\n" }.joined().utf8).write(to: input)
        return try PythonProgram.run("Tests/NetworkLab/\(program)", input: input).split(separator: "\n")
    }
}
