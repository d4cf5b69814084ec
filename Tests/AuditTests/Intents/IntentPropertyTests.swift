import Findings
import Inventory
import NetworkSets
import Testing

@testable import Audit
@testable import Reachability
@testable import ReachabilityTests
@testable import Topology

/// Random networks and random sets: an intent says of kinds of ends what the evaluator says of every address pair by itself.
@Suite struct IntentPropertyTests {
    private struct Pair: Hashable {
        let from: String
        let to: String
    }

    /// One address of a host, or one of its delegated blocks, or what lies outside.
    private struct Part {
        let owner: String
        let addresses: AddressSet
        let interface: NetworkInterface?
        let isPrimary: Bool
        /// The internet has both families; a block one.
        let isInternet: Bool

        var isFurther: Bool { interface != nil && !isPrimary }
    }

    private static let words = [
        "group:sg-a1", "group:sg-a2", "group:sg-b1", "group:sg-b3", "subnet:subnet-a1", "subnet:subnet-b2",
        "vpc:vpc-a", "vpc:vpc-b", "internet", "10.0.0.0/16", "10.0.1.16/28", "172.16.1.0/24", "198.51.100.0/24",
        "2600:1f00:a::/56", "2600:1f00:b:1::10", "eni-1", "eni-5", "10.0.2.20", "everything", "203.0.113.7",
    ]
    private static let services = ["tcp 443", "tcp 22,40000-50000", "udp 53", "icmp", "50", "tcp"]

    @Test func kindsAndSingleAddressesAgree() throws {
        var tally: [String: Int] = [:]
        for seed in UInt64(401)...440 { try check(seed, &tally) }
        for kind in ["allow fails", "allow holds", "deny fails", "deny holds", "further address", "IPv6", "collapsed"] {
            #expect(tally[kind, default: 0] > 0, "\(kind): \(tally)")
        }
    }

    private func check(_ seed: UInt64, _ tally: inout [String: Int]) throws {
        var network = RandomNetwork(seed: seed)
        network.addTwins()
        let topology = try network.draft.topology()
        for _ in 0..<3 {
            let (from, to) = (network.pick(Self.words), network.pick(Self.words))
            let service = network.pick(Self.services)
            let demand = network.chance(50) ? "allow" : "deny"
            let sources = parts(of: from, topology)
            let destinations = parts(of: to, topology)
            let text = "intents: [{\(demand): \"\(service)\", from: \"\(from)\", to: \"\(to)\"}]"
            let name = "seed \(seed): \(text)"
            guard let check = try? IntentCheck(IntentFile.read(text), in: topology) else {
                #expect(sources.isEmpty || destinations.isEmpty, "\(name)")
                continue
            }
            let result = check.results[0]
            var failing: Set<Pair> = []
            var unknown: Set<Pair> = []
            // Ends that share no address family cannot talk: an intent that allows them fails.
            var apart: Set<Pair> = []
            var asked: Set<Pair> = []
            for source in sources {
                for destination in destinations where source.owner != destination.owner || source.owner == "outside" {
                    let pair = Pair(from: source.owner, to: destination.owner)
                    let single = try single(source, destination, demand, service, topology, &tally)
                    if single.fails { failing.insert(pair) }
                    if single.isUnknown { unknown.insert(pair) }
                    if demand == "allow", !source.isFurther, !destination.isFurther {
                        apart.insert(pair)
                        if single.isAsked { asked.insert(pair) }
                    }
                }
            }
            failing.formUnion(apart.subtracting(asked))
            let status: IntentResult.Status = !failing.isEmpty ? .fails : unknown.isEmpty ? .holds : .unknown
            #expect(result.status == status, "\(name)")
            #expect(pairs(result.failing, &tally) == failing, "\(name)")
            if status == .fails { try checkExample(result, name) }
            tally["\(demand) \(status)", default: 0] += 1
        }
    }

    /// The counterexample is one of the packets that fail, and its own answer says so.
    private func checkExample(_ result: IntentResult, _ name: String) throws {
        guard result.failing.contains(where: { !$0.packets.isEmpty }) else { return }
        let example = try #require(result.counterexample, "\(name)")
        #expect(result.failing.contains { $0.packets.contains(example.packet) }, "\(name)")
        let outcome = ConnectionOutcome(example.answer)
        if case .allow = result.intent.demand {
            #expect(!outcome.allowed.contains(example.packet), "\(name)")
        } else {
            #expect(outcome.arriving.contains(example.packet), "\(name)")
        }
        #expect(example.decidingHop != nil, "\(name)")
    }

    private func pairs(_ failing: [IntentResult.Pairs], _ tally: inout [String: Int]) -> Set<Pair> {
        var found: Set<Pair> = []
        for pairs in failing {
            if pairs.from.count + pairs.to.count > 2 { tally["collapsed", default: 0] += 1 }
            for from in pairs.from {
                for to in pairs.to where owner(from) != owner(to) || owner(from) == "outside" {
                    found.insert(Pair(from: owner(from), to: owner(to)))
                }
            }
        }
        return found
    }

    private func owner(_ member: IntentMember) -> String {
        if case .outside = member { return "outside" }
        return member.owner?.id ?? ""
    }

    /// Every address that a word means, by going through all of them.
    private func parts(of word: String, _ topology: Topology) -> [Part] {
        if word == "internet" {
            return [Part(owner: word, addresses: AddressSet(), interface: nil, isPrimary: false, isInternet: true)]
        }
        let block = (try? CIDRBlock(word)) ?? (try? IPAddress(word)).map { CIDRBlock($0) }
        var parts: [Part] = []
        for interface in topology.snapshot.networkInterfaces.byID.values where interface.isEndOfConnections {
            let primaries = [interface.primaryAddress, interface.ipv6Addresses.first].compactMap(\.self)
            let others = interface.privateAddresses.map(\.address) + interface.ipv6Addresses
            let fits =
                switch word.split(separator: ":").first {
                case "group": interface.groupIDs.contains(String(word.dropFirst(6)))
                case "subnet": interface.subnetID == word.dropFirst(7)
                case "vpc": interface.vpcID == word.dropFirst(4)
                default: block != nil || word == "everything" || interface.id == word
                }
            if !fits { continue }
            let sets =
                (primaries + others.filter { !primaries.contains($0) }).map { AddressSet($0) }
                + interface.delegatedBlocks.map { AddressSet($0) }
            for (place, set) in sets.enumerated() {
                let own = block.map { set.intersection(AddressSet($0)) } ?? set
                if own.isEmpty { continue }
                parts.append(
                    Part(
                        owner: interface.id, addresses: own, interface: interface,
                        isPrimary: place < primaries.count, isInternet: false))
            }
        }
        if let block {
            let rest = AddressSet(block).subtracting(topology.addressesOfAllVPCs)
            if !rest.isEmpty {
                parts.append(
                    Part(owner: "outside", addresses: rest, interface: nil, isPrimary: false, isInternet: false))
            }
        }
        return parts
    }

    private func single(
        _ source: Part, _ destination: Part, _ demand: String, _ service: String, _ topology: Topology,
        _ tally: inout [String: Int]
    ) throws -> (fails: Bool, isUnknown: Bool, isAsked: Bool) {
        let words = service.split(separator: " ")
        let name = try #require(InternetProtocol(String(words[0])))
        let from = try source.isInternet ? internet(topology) : end(source.addresses, isPublic: source.interface == nil)
        var goal = destination.addresses
        if source.interface == nil, let interface = destination.interface {
            goal = AddressSet(family: .ipv6, ranges: goal.ipv6)
            for entry in interface.privateAddresses where destination.addresses.contains(entry.address) {
                let known = topology.publicMappings.publicAddress(of: entry.address, inVPC: interface.vpcID)
                if let known { goal = goal.union(AddressSet(known)) }
                if known == nil, destination.isPrimary { goal = goal.union(AddressSet(entry.address)) }
            }
        }
        var (isAsked, fails, isUnknown) = (false, false, false)
        for family in AddressFamily.allCases {
            if !destination.isInternet, goal[family].isEmpty { continue }
            var options = QuestionOptions(protocol: name == .icmp && family == .ipv6 ? .icmpv6 : name)
            options.family = family
            if words.count > 1 { options.destinationPorts = try PortSet(ports: String(words[1])) }
            let to = try destination.isInternet ? internet(topology) : end(goal, isPublic: false)
            guard let question = try? QuestionBuilder(topology).question(from: from, to: to, options: options) else {
                continue
            }
            isAsked = true
            if family == .ipv6 { tally["IPv6", default: 0] += 1 }
            if !destination.isPrimary, destination.interface != nil { tally["further address", default: 0] += 1 }
            let outcome = ConnectionOutcome(PathEvaluator(topology).answer(question))
            if demand == "allow" {
                fails = fails || !outcome.asked.subtracting(outcome.allowed).subtracting(outcome.unknown).isEmpty
                isUnknown = isUnknown || !outcome.unknown.isEmpty
            } else {
                fails = fails || !outcome.arriving.isEmpty
                isUnknown = isUnknown || !outcome.mayArrive.isEmpty
            }
        }
        return (fails, isUnknown, isAsked)
    }

    private func internet(_ topology: Topology) throws -> Endpoint {
        try EndpointResolver(topology).resolve("internet", as: .source)
    }

    private func end(_ addresses: AddressSet, isPublic: Bool) -> Endpoint {
        .addresses(addresses, text: addresses.description, isPublic: isPublic)
    }
}

extension RandomNetwork {
    /// Hosts like others, so that classes have several members.
    mutating func addTwins() {
        for interface in draft.interfaces where interface.kind == "interface" && chance(40) {
            var twin = interface
            twin.id += "-twin"
            twin.instance = nil
            twin.publics = [:]
            twin.prefixes = []
            twin.addresses = [interface.addresses[0] + "0"]
            twin.ipv6 = interface.ipv6.map { $0 + "f" }
            var other = twin
            other.id += "-2"
            other.addresses = [interface.addresses[0] + "1"]
            other.ipv6 = interface.ipv6.map { $0 + "e" }
            draft.interfaces += [twin, other]
        }
    }
}
