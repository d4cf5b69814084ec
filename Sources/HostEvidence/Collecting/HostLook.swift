import Glibc

/// What a host said of itself at one time, as texts by the names they have in a bundle.
public struct HostLook: Sendable {
    /// The texts, in the order they were asked.
    private var files: [(name: String, text: String)] = []
    /// What could not be read, a line each: tools that are not installed, files that are not there, missing permissions.
    private var gaps: [String] = []
    /// How long one tool may take.
    private static let milliseconds = 5000

    /// Looks at the host that this runs on, with files of /proc and tools that only read.
    public static func live() -> HostLook {
        var look = HostLook()
        let interfaces = (try? BundleFolder.names(in: "/sys/class/net")) ?? []
        let probes = HostProbe.general + interfaces.filter { $0 != "lo" }.flatMap(HostProbe.driver)
        for probe in probes { look.ask(probe) }
        return look
    }

    private mutating func ask(_ probe: HostProbe) {
        switch probe.source {
        case .file(let path):
            do throws(HostError) {
                files.append((probe.name, try BundleFolder.content(path).text))
            } catch {
                gaps.append("\(probe.name): \(error.description)")
            }
        case .tool(let words):
            do throws(ToolRun.Refusal) {
                let output = try ToolRun.output(of: words, milliseconds: Self.milliseconds)
                files.append((probe.name, String(decoding: output, as: UTF8.self)))
            } catch {
                gaps.append("\(probe.name): \(words.joined(separator: " ")): \(error.reason)")
            }
        case .parameters:
            let lines = HostParameters.names.compactMap { name -> String? in
                guard let value = try? BundleFolder.content(HostParameters.path(name)).text else { return nil }
                return "\(name) = \(value.split(separator: "\n").first ?? "")"
            }
            files.append((probe.name, lines.map { $0 + "\n" }.joined()))
        }
    }

    /// The files that a bundle holds of it.
    var bundleFiles: [(name: String, text: String)] {
        gaps.isEmpty ? files : files + [(HostFile.notRead, gaps.map { $0 + "\n" }.joined())]
    }

    /// What the texts say.
    public var state: HostState {
        var unread: [String] = []
        return HostState(bundleFiles, unread: &unread)
    }
}
