import Findings
import Inventory
import NetworkSets
import Testing
import Topology

@testable import Reachability

/// Questions about a network as it would be after edits, and the fixes that answers print.
@Suite struct EditTests {
    typealias Route = NetworkDraft.Table.Route
    typealias Row = NetworkDraft.ACL.Row

    private func ask(
        _ draft: NetworkDraft, _ source: String, _ destination: String, with edits: String
    ) throws -> Answer {
        let topology = Topology(try draft.topology().snapshot.applying(EditFile.read(edits)))
        return try topology.ask(source, destination)
    }

    private static let addresses = "--destination-cidr-block 172.16.0.0/16"

    @Test(
        "One edit each, on a pair or a peered pair",
        arguments: [
            (
                "aws ec2 revoke-security-group-ingress --group-id sg-far --protocol tcp --port 443 --cidr 10.0.0.0/8",
                "denied"
            ),
            (
                "aws ec2 revoke-security-group-egress --group-id sg-client --ip-permissions "
                    + "'IpProtocol=-1,IpRanges=[{CidrIp=0.0.0.0/0}]'", "denied"
            ),
            (
                "aws ec2 authorize-security-group-ingress --group-id sg-far --protocol udp --port 53 --cidr 0.0.0.0/0",
                "allowed"
            ),
            ("aws ec2 delete-route --route-table-id rtb-main \(addresses)", "denied"),
            (
                "aws ec2 replace-route --route-table-id rtb-main \(addresses) --vpc-peering-connection-id pcx-1",
                "allowed"
            ),
            (
                "aws ec2 create-network-acl-entry --network-acl-id acl-b --ingress --rule-number 5 --protocol 6 "
                    + "--rule-action deny --cidr-block 0.0.0.0/0 --port-range From=443,To=443", "denied"
            ),
            (
                "aws ec2 create-network-acl-entry --network-acl-id acl-b --egress --rule-number 5 --protocol 6 "
                    + "--rule-action deny --cidr-block 0.0.0.0/0 --port-range From=40000,To=40999", "partial"
            ),
            ("aws ec2 delete-network-acl-entry --network-acl-id acl-1 --egress --rule-number 100", "denied"),
            (
                "aws ec2 replace-network-acl-entry --network-acl-id acl-1 --egress --rule-number 100 --protocol=-1 "
                    + "--rule-action deny --cidr-block 0.0.0.0/0", "denied"
            ),
            ("aws ec2 stop-instances --instance-ids i-far", "denied"),
            ("aws ec2 modify-network-interface-attribute --network-interface-id eni-far --groups sg-client", "denied"),
            ("aws ec2 modify-instance-attribute --instance-id i-far --groups sg-far sg-client", "allowed"),
            (
                #"[{"create-network-acl-entry": {"NetworkAclId": "acl-b", "Egress": false, "RuleNumber": 7, "Protocol": "-1","#
                    + #" "RuleAction": "deny", "CidrBlock": "10.0.0.0/8"}}]"#, "denied"
            ),
            (
                "# nothing\n\n- aws ec2 stop-instances --instance-ids i-far\n- start-instances --instance-ids i-far\n",
                "allowed"
            ),
        ]) func edits(_ edit: String, _ verdict: String) throws
    {
        #expect(try ask(.peered(), "i-client", "i-far:443", with: edit).verdict.rawValue == verdict)
    }

    @Test(
        "What cannot be applied is refused with its place and the reason",
        arguments: [
            (
                "create-route --route-table-id rtb-x \(addresses) --gateway-id igw-1",
                "line 1: create-route: RouteTableId: rtb-x"
            ),
            ("create-route --route-table-id rtb-main \(addresses) --gateway-id igw-1", "use replace-route"),
            ("delete-route --route-table-id rtb-main --destination-cidr-block 1.0.0.0/8", "has no route"),
            ("delete-route --route-table-id rtb-main --destination-cidr-block 10.0.0.0/16", "local route"),
            ("\ncreate-vpc --cidr-block 10.0.0.0/8", "line 2: create-vpc: the operation: cannot be applied"),
            (
                "create-route --route-table-id rtb-main --destination-cidr-block 1.0.0.0/8 --gateway-id <gateway-id>",
                "stands for an id"
            ),
            (
                "create-network-acl-entry --network-acl-id acl-1 --egress --rule-number 100 --protocol 6 --rule-action allow "
                    + "--cidr-block 0.0.0.0/0", "has outbound rule 100 already"
            ),
            ("delete-network-acl-entry --network-acl-id acl-1 --egress --rule-number 9", "has no outbound rule 9"),
            (
                "revoke-security-group-ingress --group-id sg-far --protocol tcp --port 80 --cidr 10.0.0.0/8",
                "no such rule"
            ),
            ("stop-instances --instance-ids 'i-far", "is not closed"),
            ("stop-instances i-far", "an option is expected"),
            ("", "no edit is in it"), ("[1]", "line 1: a command or an object is expected"), ("[", "no JSON"),
            ("{}", "a list of edits is expected"),
            (
                "authorize-security-group-ingress --group-id sg-far --ip-permissions 'IpProtocol=tcp,IpRanges=[{CidrIp'",
                "KEY=VALUE is expected at character"
            ),
        ]) func refusals(_ edit: String, _ reason: String) throws
    {
        let snapshot = try NetworkDraft.peered().topology().snapshot
        let error = #expect(throws: EditError.self) { try snapshot.applying(EditFile.read(edit)) }
        #expect(error?.description.contains(reason) == true, "\(error?.description ?? "")")
    }

    /// Applies every printed fix that is an AWS command without a blank, round after round, until nothing is refused.
    static func repaired(
        _ topology: Topology, _ source: String, _ destination: String, _ options: QuestionOptions = QuestionOptions()
    ) throws -> Answer {
        var topology = topology
        var answer = try topology.ask(source, destination, options)
        // Each round opens what the one before could not see; more than this means that fixes do not help.
        for _ in 0..<6 where answer.verdict == .denied || answer.verdict == .partial {
            let commands = answer.findings.filter { $0.severity == .error }.compactMap { finding in
                finding.fixes.compactMap(\.command).filter { $0.hasPrefix("aws ec2 ") && !$0.contains("<") }
            }
            let distinct = commands.flatMap(\.self).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
            if distinct.isEmpty { break }
            topology = Topology(
                try topology.snapshot.applying(EditFile.read(distinct.joined(separator: "\n"))))
            answer = try topology.ask(source, destination, options)
        }
        return answer
    }

    @Test("The printed fixes, applied, open what they say: rules, entries, routes, states", arguments: 0..<8)
    func printedFixes(_ index: Int) throws {
        var draft = NetworkDraft.peered()
        switch index {
        case 0: draft[group: "sg-far"].ingress = []
        case 1: draft[group: "sg-client"].egress = []
        case 2: draft[acl: "acl-b"].rows = NetworkDraft.ACL.lastRows
        case 3: draft[acl: "acl-1"].rows.append(Row(number: 10, egress: false, allow: false, ports: nil))
        case 4: draft[table: "rtb-main"].routes = []
        case 5: draft[table: "rtb-b"].routes = []
        case 6: draft[peering: "pcx-1"].status = "pending-acceptance"
        default:
            draft[instance: "i-far"].state = "stopped"
            draft[group: "sg-far"].ingress = []
            draft[acl: "acl-b"].rows = NetworkDraft.ACL.lastRows
            draft[table: "rtb-b"].routes = []
        }
        let topology = try draft.topology()
        #expect(try topology.ask("i-client", "i-far:443").verdict == .denied)
        let answer = try Self.repaired(topology, "i-client", "i-far:443")
        #expect(answer.verdict == .allowed, "\(answer.blockers) \(answer.commands)")
    }

    @Test("Association ids lead to subnets") func associations() throws {
        var draft = NetworkDraft.pair()
        draft.tables.append(.init(id: "rtb-2", routes: []))
        let topology = try draft.topology()
        let edited = try topology.snapshot.applying(
            EditFile.read("associate-route-table --route-table-id rtb-2 --subnet-id subnet-1"))
        #expect(edited.routeTables["rtb-2"]?.subnetIDs == ["subnet-1"])
    }
}
