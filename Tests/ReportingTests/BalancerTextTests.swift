import JSONText
import NetworkSets
import Reachability
import Testing

@testable import Reporting

/// Answers through a load balancer as people and scripts read them.
@Suite struct BalancerTextTests {
    private func text(_ network: Network, explaining: Bool = false) throws -> String {
        PathText(
            try network.ask("i-client", "shop:443"), topology: network.topology, style: TextStyle(isColored: false)
        ).rendered(explaining: explaining)
    }

    @Test func aTargetThatIsNotReachedStandsApart() throws {
        let text = try text(BalancedNetwork.network())
        // The note on zones is last, and no matter of load balancers.
        #expect(
            text.split(separator: "\n3. info AVAILABILITY_ZONE_CROSSED").first.map(String.init) == """
                i-client (eni-client, 10.0.0.5) → shop (application load balancer, 2 nodes, 10.0.0.10 10.0.1.10), tcp port 443, client ports 32768-60999

                PARTIAL   there: partial   back: allowed

                shop, application load balancer
                  client to node
                    allowed  eni-a (10.0.0.10, eu-west-1a), eni-b (10.0.1.10, eu-west-1b)
                  node to target
                    allowed  i-1:8080 (web), i-2:8080 (web)
                    denied   i-3:8080 (web)  SG_HAS_NO_RULES at the groups of its interface, on the way there
                  health checks
                    allowed  i-1 port 8080, i-2 port 8080
                    denied   i-3 port 8080  SG_HAS_NO_RULES at the groups of its interface, on the way there

                What drops
                  tcp from 10.0.0.5 ports 32768-60999 to 10.0.0.10, 10.0.1.10 port 443, on 1 of 3 ways

                1. error SG_HAS_NO_RULES  eni-3, on the way there
                   No inbound rule of sg-shut on eni-3 allows the request: tcp 8080 from 10.0.0.10 to 10.0.1.23. The same holds for 1 more way of the load balancer.
                   · sg-shut, inbound: no rule matches
                   fix: Allow tcp 8080 from sg-lb in sg-shut.
                        aws ec2 authorize-security-group-ingress --group-id sg-shut --ip-permissions 'IpProtocol=tcp,FromPort=8080,ToPort=8080,UserIdGroupPairs=[{GroupId=sg-lb}]'

                2. warning TARGET_UNHEALTHY  i-2
                   i-2:8080 in web is reported unhealthy; shop sends it nothing while others are healthy.
                   · target health: unhealthy, Target.Timeout
                   · health check: HTTP port 8080 path /health
                   fix: See whether the health check below gets through, then whether the service listens on that port.

                """)
    }

    @Test func theDrawingShowsEachKindOfConnectionOnce() throws {
        let text = try text(BalancedNetwork.network(), explaining: true)
        let titles = text.split(separator: "\n").filter { $0.hasPrefix("There, ") }
        #expect(
            titles == [
                "There, i-client to eni-a", "There, i-client to eni-b",
                "There, eni-a to i-1:8080 (web), and alike: eni-b to i-2:8080 (web)",
                "There, eni-a to i-2:8080 (web), and alike: eni-b to i-1:8080 (web)",
                "There, eni-a to i-3:8080 (web)", "There, eni-b to i-3:8080 (web)",
            ])
        #expect(text.contains("╳ security-group in eni-3: no rule of sg-shut at all  SG_HAS_NO_RULES"))
    }

    @Test func blockedHealthChecksShowTheirPort() throws {
        let text = try text(BalancedNetwork.network(healthPort: "9090"))
        #expect(text.contains("    denied   i-1 port 9090, i-2 port 9090  ENI_SG_RULES_MISMATCH"))
        #expect(text.contains("warning HEALTH_CHECK_BLOCKED"))
    }

    @Test(arguments: ["traffic-port", "9090"])
    func theSchemaIsKept(healthPort: String) throws {
        let network = try BalancedNetwork.network(healthPort: healthPort)
        let document = PathReport.json(try network.ask("i-client", "shop:443"))
        #expect(PathSchema(document).faults == [])
        guard case .array(let ways)? = document["alternatives"], case .array(let dropped)? = document["dropped"] else {
            Issue.record("no alternatives")
            return
        }
        #expect(ways.count == 6)
        #expect(
            ["i-1", "i-2", "i-3"].allSatisfy { id in
                ways.count { $0["target"] == .string("\(id):8080 (web)") } == 2
            })
        #expect(dropped.map { $0["ways"] } == [["lost": 1, "of": 3]])
    }
}
