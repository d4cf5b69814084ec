import Inventory
import NetworkSets
import Testing
import Topology

@testable import Audit
@testable import ReachabilityTests

/// What the same edit did to many hosts is one cause, with all of them in it.
@Suite struct DiffLikenessTests {
    private static let count = 40

    /// A network that lets everything through, before and after hosts are added.
    private func networks() throws -> (old: Topology, new: Topology) {
        var draft = NetworkDraft()
        draft.vpcs = [.init(id: "vpc-a", blocks: ["10.0.0.0/16"])]
        draft.groups = [
            .init(
                id: "sg-a1", vpc: "vpc-a", ingress: NetworkDraft.Rule.everything, egress: NetworkDraft.Rule.everything)
        ]
        for (number, subnet) in ["subnet-a1", "subnet-a2"].enumerated() {
            draft.subnets.append(.init(id: subnet, vpc: "vpc-a", blocks: ["10.0.\(number + 1).0/24"]))
            draft.acls.append(
                .init(
                    id: "acl-\(subnet)", vpc: "vpc-a", subnets: [subnet],
                    rows: [
                        .init(number: 10, egress: false, allow: true, block: "0.0.0.0/0"),
                        .init(number: 10, egress: true, allow: true, block: "0.0.0.0/0"),
                    ]))
        }
        draft.tables = [.init(id: "rtb-a", vpc: "vpc-a", isMain: true)]
        add("old", 1, to: &draft)
        let old = try draft.topology()
        add("new", Self.count, to: &draft)
        return (old, try draft.topology())
    }

    private func add(_ name: String, _ count: Int, to draft: inout NetworkDraft) {
        for number in 0..<count {
            let subnet = number % 2 + 1
            var interface = NetworkDraft.Interface(
                id: "eni-\(name)-\(number)", subnet: "subnet-a\(subnet)",
                addresses: ["10.0.\(subnet).\(name == "old" ? 10 : 100 + number)"])
            interface.groups = ["sg-a1"]
            interface.instance = "i-\(name)-\(number)"
            draft.instances.append(.init(id: "i-\(name)-\(number)"))
            draft.interfaces.append(interface)
        }
    }

    @Test func newHostsAreOneCause() throws {
        let (old, new) = try networks()
        var services = ConnectionAsker.Services()
        services.protocols = [.tcp]
        let diff = NetworkDiff(from: old, to: new, services: services)
        #expect(diff.edits.count == 2 * Self.count && diff.neutral.isEmpty && diff.gaps.isEmpty)
        let hosts = Set(diff.edits.filter { $0.resource == "network interface" }.map(\.id))
        #expect(hosts.count == Self.count)
        #expect(diff.causes.count <= 2, "\(diff.causes.map(diff.words(of:)))")
        for cause in diff.causes {
            #expect(cause.alike.allSatisfy { $0.count == Self.count }, "\(cause.alike)")
            #expect(diff.words(of: cause).contains("and \(Self.count - 1) more alike"))
        }
        // Both subnets, all the new hosts, each way with the old one and among themselves.
        let told = Set(diff.causes.flatMap(\.changes).flatMap { $0.from.members + $0.to.members }.map(\.id))
        #expect(hosts.isSubset(of: told) && told.contains("eni-old-0"))
        // Back again it is one cause of losses.
        let back = NetworkDiff(from: new, to: old, services: services)
        #expect(back.causes.count <= 2 && back.causes.allSatisfy { $0.changes.allSatisfy { $0.kind == .unreachable } })
    }
}
