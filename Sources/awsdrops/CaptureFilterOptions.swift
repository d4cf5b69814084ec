import ArgumentParser
import NetworkSets
import PacketCapture

/// The options that say which connections of a capture are looked at.
struct CaptureFilterOptions: ParsableArguments {
    @Option(help: "Only connections from this client address or block; repeatable.")
    var src: [String] = []

    @Option(help: "Only connections to this server address or block; repeatable.")
    var dst: [String] = []

    @Option(help: "Only connections to these server ports, such as 443 or 80,8000-8100.")
    var port: String?

    @Option(help: "Only packets from this time on: 2025-01-31T12:00:00Z, or Unix seconds.")
    var since: String?

    @Option(help: "Only packets until this time.")
    var until: String?

    /// The filter they mean.
    func options() throws(Failure) -> CaptureOptions {
        var options = CaptureOptions()
        options.clients = try AddressArgument.set("--src", src)
        options.servers = try AddressArgument.set("--dst", dst)
        if let port {
            do {
                options.serverPorts = try PortSet(ports: port)
            } catch {
                throw Failure("--port \(error); ports are written 443, 1024-65535 or 80,443", .usage)
            }
        }
        options.since = try time("--since", since)
        options.until = try time("--until", until)
        if let since = options.since, let until = options.until, since > until {
            throw Failure("--since is later than --until", .usage)
        }
        return options
    }

    private func time(_ option: String, _ text: String?) throws(Failure) -> Int64? {
        guard let text else { return nil }
        guard let time = CaptureTime.nanoseconds(text) else {
            throw Failure(
                "\(option) \(text): expected a time such as 2025-01-31T12:00:00Z, 2025-01-31T12:00:00.5+01:00, or Unix seconds",
                .usage)
        }
        return time
    }
}
