import JSONText
import Synchronization
import Testing

@testable import AWSClient

/// The order in which waiting requests go.
struct RegionGateTests {
    /// What passed the gate, in order, and how much of it at a time.
    private final class Record: Sendable {
        let names = Mutex<[String]>([])
        let inside = Mutex((now: 0, most: 0))

        func enter() { inside.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1)) } }

        func leave() { inside.withLock { $0.now -= 1 } }
    }

    @Test func aFurtherPageGoesBeforeTheFirstPagesOfOthers() async throws {
        let gate = RegionGate(width: 1)
        let record = Record()
        await withTaskGroup(of: Void.self) { group in
            let waiting = [("first 1", false), ("first 2", false), ("further 1", true), ("further 2", true)]
            let door = AsyncStream<Void>.makeStream()
            group.addTask {
                try? await gate.pass(isFurtherPage: false) { () async throws(CallError) in
                    for await _ in door.stream {}
                }
            }
            await expect { gate.free == 0 }
            for (index, (name, isFurtherPage)) in waiting.enumerated() {
                group.addTask {
                    try? await gate.pass(isFurtherPage: isFurtherPage) { () async throws(CallError) in
                        record.names.withLock { $0.append(name) }
                    }
                }
                await expect { gate.waiting == index + 1 }
            }
            door.continuation.finish()
        }
        #expect(record.names.withLock { $0 } == ["further 1", "further 2", "first 1", "first 2"])
        #expect(gate.waiting == 0)
    }

    @Test func noMorePassThanThereIsRoomFor() async throws {
        let gate = RegionGate(width: 2)
        let record = Record()
        await withTaskGroup(of: Void.self) { group in
            for number in 0..<50 {
                group.addTask {
                    try? await gate.pass(isFurtherPage: number.isMultiple(of: 3)) { () async throws(CallError) in
                        record.enter()
                        await Task.yield()
                        record.leave()
                    }
                }
            }
        }
        let (now, most) = record.inside.withLock { $0 }
        #expect(now == 0 && (1...2).contains(most))
        #expect(gate.waiting == 0)
    }

    @Test(
        arguments: [
            ("ec2", "DescribeVpcs", ["NextToken": "t"], true), ("ec2", "DescribeVpcs", ["VpcIds": ["vpc-1"]], false),
            ("elbv2", "DescribeListeners", ["LoadBalancerArn": "a", "Marker": "t"], true),
            ("elbv2", "DescribeListeners", ["LoadBalancerArn": "a"], false),
            ("ec2", "DescribeVpnGateways", ["NextToken": "t"], false),
        ] as [(String, String, JSONValue, Bool)])
    func aPageTokenMakesAFurtherPage(service: String, operation: String, parameters: JSONValue, isFurther: Bool) {
        #expect(AWSCall(service, operation, parameters: parameters, region: "r").isFurtherPage == isFurther)
    }

    /// Waits for other tasks to make it true.
    private func expect(_ condition: () -> Bool) async {
        for _ in 0..<1_000_000 where !condition() { await Task.yield() }
        #expect(condition())
    }
}
