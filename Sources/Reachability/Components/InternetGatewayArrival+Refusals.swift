import Findings
import Inventory
import NetworkSets
import Topology

extension InternetGatewayArrival {
    func noGateway(_ traffic: Traffic) -> Judgement {
        let packets = traffic.packets
        if traffic.question.family == .ipv6, let egressOnly = traffic.topology.egressOnlyGateway(ofVPC: vpcID) {
            return EgressOnlyGateway(gatewayID: egressOnly.id, vpcID: vpcID, isReturn: true).judge(traffic)
        }
        let text = "\(vpcID) has no internet gateway"
        return Judgement(
            head: .init(component: vpcID, kind: .vpc, direction: .ingress),
            decisions: [
                .denied(
                    packets, text,
                    Blocker(
                        code: .noInternetGateway, message: "\(text), so nothing from the internet gets in.",
                        evidence: [text],
                        fixes: [
                            Fix(
                                "Create an internet gateway and attach it.",
                                command: "aws ec2 attach-internet-gateway --vpc-id \(vpcID) --internet-gateway-id "
                                    + "$(aws ec2 create-internet-gateway --query InternetGateway.InternetGatewayId --output text)"
                            )
                        ]))
            ], exits: [.next(VPCDelivery(vpcID: vpcID, fromSubnet: nil), packets)])
    }

    func sourceRefusals(_ packets: FlowSet, _ gatewayID: String) -> [Decision] {
        if packets.sources.isDisjoint(with: AddressSpace.notPublic) { return [] }
        let others = AddressSpace.notPublic.subtracting(AddressSpace.rfc1918).subtracting(AddressSpace.rfc6598)
        return [
            (AddressSpace.rfc1918, FindingCode.internetGatewayPrivateSource),
            (AddressSpace.rfc6598, FindingCode.internetGatewaySharedSource),
            (others, FindingCode.noSourceOrDestination),
        ].compactMap { space, code in
            let part = packets.restricted(toSource: space)
            guard !part.isEmpty else { return nil }
            let addresses = FlowText.addresses(part.sources)
            return .denied(
                part, "\(addresses) is not on the internet",
                Blocker(
                    code: code,
                    message: "\(gatewayID) takes nothing from \(addresses): such addresses are not on the internet.",
                    evidence: ["source \(addresses)"]))
        }
    }

    func notPublic(_ packets: FlowSet, _ gatewayID: String, _ traffic: Traffic) -> Decision {
        let addresses = FlowText.addresses(packets.destinations)
        let holder = packets.destinations.singleAddress.flatMap {
            traffic.topology.interface(holding: $0, inVPC: vpcID)
        }
        let publicAddress = packets.destinations.singleAddress.flatMap {
            traffic.topology.publicMappings.publicAddress(of: $0, inVPC: vpcID)
        }
        return .denied(
            packets, "\(addresses) is no public address of \(vpcID)",
            Blocker(
                code: .internetGatewayPrivateAddressForIngress,
                message:
                    "\(addresses) is no public address of an interface in \(vpcID), so the internet cannot reach it "
                    + "through \(gatewayID).",
                evidence: [
                    publicAddress.map { "\(addresses) has the public address \($0), and only that is reached" }
                        ?? "no public or Elastic IP address leads to \(addresses)"
                ],
                fixes: [
                    publicAddress.map { Fix("Send to \($0) instead.") }
                        ?? GatewayAddressing.publicAddressFix(interfaceID: holder?.id)
                ]))
    }
}
