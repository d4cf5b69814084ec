import AWSClient
import JSONText
import Testing

@testable import Inventory

/// What is a loss, and what is not.
struct CollectedFaultTests {
    private func fault(_ action: String, _ error: CallError) -> CollectedFault {
        CollectedFault(action: action, account: "111122223333", region: "eu-west-1", id: nil, error: error)
    }

    private func refusal(_ code: String) -> CallError {
        .service(ServiceError(code: code, message: "no", status: 400, call: "a b"))
    }

    @Test(arguments: ["InvalidAction", "UnknownOperationException", "UnsupportedOperation", "OptInRequired"])
    func whatARegionDoesNotHaveIsNoLoss(code: String) {
        #expect(fault("ec2:DescribeRouteServers", refusal(code)).isAbsentService)
        let unresolved = CallError.transport(TransportError(.unresolved, host: "h", cause: "no address"))
        #expect(fault("network-firewall:ListFirewalls", unresolved).isAbsentService)
        // These are in every region.
        for action in ["ec2:DescribeVpcs", "elasticloadbalancing:DescribeTargetGroups"] {
            #expect(!fault(action, unresolved).isAbsentService)
        }
    }

    @Test(arguments: ["UnauthorizedOperation", "AccessDenied", "RequestLimitExceeded", "InternalError"])
    func theRestIsALoss(code: String) {
        let refused = fault("ec2:DescribeVpcs", refusal(code))
        #expect(!refused.isAbsentService)
        #expect(
            refused.json == [
                "what": "ec2:DescribeVpcs", "why": .string("\(code): no"), "account": "111122223333",
                "region": "eu-west-1",
            ])
        let closed = CallError.transport(TransportError(.connection, host: "h", cause: "refused"))
        #expect(!fault("network-firewall:ListFirewalls", closed).isAbsentService)
    }
}
