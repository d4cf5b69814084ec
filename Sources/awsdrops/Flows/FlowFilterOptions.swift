import ArgumentParser
import FlowLogs
import Glibc
import NetworkSets

/// Which records are looked at.
struct FlowFilterOptions: ParsableArguments {
    @Option(help: "Only records from this address or block; repeatable.")
    var src: [String] = []

    @Option(help: "Only records to this address or block; repeatable.")
    var dst: [String] = []

    @Option(help: "Only records to these ports, such as 443 or 80,8000-8100.")
    var port: String?

    @Option(name: .customLong("protocol"), help: "Only this protocol: tcp, udp, icmp, icmpv6 or a number.")
    var protocolName: String?

    @Option(help: "Only this network interface; repeatable, as the next four.")
    var interface: [String] = []

    @Option(help: "Only this VPC.")
    var vpc: [String] = []

    @Option(help: "Only this subnet.")
    var subnet: [String] = []

    @Option(help: "Only this instance.")
    var instance: [String] = []

    @Option(help: "Only this availability zone, by its id, such as euw1-az1.")
    var az: [String] = []

    @Option(help: "Only packets in this direction, as the interface sees it. (values: ingress, egress)")
    var direction: String?

    @Option(help: "Only windows in which these TCP flags were seen: syn, syn-ack, fin, rst, or a number for the value.")
    var tcpFlags: String?

    @Option(
        help: "Only windows that end at this time or later: 2025-01-31T14:05Z, Unix seconds, or 2h for two hours ago.")
    var since: String?

    @Option(help: "Only windows that begin at this time or before.")
    var until: String?

    @Option(
        name: .customLong("where"), help: "A condition on any field: 'bytes >= 1000', 'az-id != euw1-az1'; repeatable.")
    var conditions: [String] = []

    func filter() throws(Failure) -> FlowFilter {
        var filter = FlowFilter()
        if let set = try addresses("--src", src) { filter.require(.sourceAddress, .addresses(set)) }
        if let set = try addresses("--dst", dst) { filter.require(.destinationAddress, .addresses(set)) }
        if let port {
            do {
                let ports = try PortSet(ports: port)
                filter.require(
                    .destinationPort, .numbers(ports.ranges.map { Int64($0.lowerBound)...Int64($0.upperBound) }))
            } catch {
                throw Failure("--port \(error); ports are written 443, 1024-65535 or 80,443", .usage)
            }
        }
        if let protocolName {
            guard let name = InternetProtocol(protocolName) else {
                throw Failure("--protocol \(protocolName): expected tcp, udp, icmp, icmpv6 or a number 0-255", .usage)
            }
            filter.require(.protocolNumber, .numbers([Int64(name.rawValue)...Int64(name.rawValue)]))
        }
        for (field, words) in [
            ("interface-id", interface), ("vpc-id", vpc), ("subnet-id", subnet), ("instance-id", instance),
            ("az-id", az),
        ] where !words.isEmpty {
            filter.require(FlowField(named: field), .words(words.map { WordPattern($0) }))
        }
        if let direction {
            guard ["ingress", "egress"].contains(direction) else {
                throw Failure("--direction \(direction): expected ingress or egress", .usage)
            }
            filter.require(.direction, .words([WordPattern(direction)]))
        }
        do throws(ConditionError) {
            if let tcpFlags { filter.conditions.append(try FlowCondition(tcpFlags: tcpFlags)) }
        } catch {
            throw Failure("--tcp-flags: \(error)", .usage)
        }
        for condition in conditions {
            do throws(ConditionError) {
                filter.conditions.append(try FlowCondition(condition))
            } catch {
                throw Failure("--where: \(error)", .usage)
            }
        }
        filter.since = try Self.time("--since", since)
        filter.until = try Self.time("--until", until)
        return filter
    }

    static func time(_ option: String, _ text: String?) throws(Failure) -> Int64? {
        guard let text else { return nil }
        guard let time = TimeText.time(text, now: Int64(Glibc.time(nil))) else {
            throw Failure("\(option) \(text): expected 2025-01-31T14:05Z, Unix seconds, or a span such as 2h", .usage)
        }
        return time
    }

    private func addresses(_ option: String, _ texts: [String]) throws(Failure) -> AddressSet? {
        guard !texts.isEmpty else { return nil }
        do {
            return AddressSet(try texts.map { $0.contains("/") ? try CIDRBlock($0) : CIDRBlock(try IPAddress($0)) })
        } catch {
            throw Failure("\(option) \(error)", .usage)
        }
    }
}
