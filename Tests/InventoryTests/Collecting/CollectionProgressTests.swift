import Testing

@testable import Inventory

/// The numbers that a collection shows while it runs.
struct CollectionProgressTests {
    private let start = ContinuousClock.now

    @Test func callsOfOneNameAreSeveral() {
        let calls = (0..<3).map { _ in RunningCall(name: "elbv2 DescribeTargetHealth eu-west-1") }
        var progress = CollectionProgress()
        for (index, call) in calls.enumerated() {
            progress.take(.started(call), at: start + .seconds(index))
        }
        #expect(progress.runningCalls == 3)
        #expect(progress.slowest?.since == start)
        progress.take(.ended(calls[0], failed: false), at: start + .seconds(4))
        #expect(progress.runningCalls == 2)
        #expect(progress.slowest?.since == start + .seconds(1))
        progress.take(.ended(calls[2], failed: true), at: start + .seconds(5))
        progress.take(.ended(calls[1], failed: false), at: start + .seconds(6))
        #expect(progress.runningCalls == 0 && progress.slowest == nil)
        #expect(progress.calls == 3 && progress.failed == 1)
    }

    @Test func theSlowestIsNamed() {
        var progress = CollectionProgress()
        progress.take(.started(RunningCall(name: "late")), at: start + .seconds(1))
        progress.take(.started(RunningCall(name: "early")), at: start)
        #expect(progress.slowest?.name == "early")
    }

    @Test func pagesAndElementsAddUp() {
        let call = RunningCall(name: "ec2 DescribeVpcs eu-west-1")
        var progress = CollectionProgress()
        progress.take(.started(call), at: start)
        progress.take(.page(call, elements: 5), at: start)
        progress.take(.page(call, elements: 2), at: start)
        #expect(progress.pages == 2 && progress.resources == 7 && progress.calls == 0)
    }
}
