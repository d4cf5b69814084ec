import Audit
import NetworkSets

/// The option that says which protocols are asked of every pair of ends.
enum ServiceArgument {
    static func services(_ protocolName: String?) throws(Failure) -> ConnectionAsker.Services {
        var services = ConnectionAsker.Services()
        guard let protocolName else { return services }
        guard let name = InternetProtocol(protocolName) else {
            throw Failure("--protocol \(protocolName): expected tcp, udp, icmp or a number 0-255", .usage)
        }
        services.protocols = [name]
        return services
    }
}
