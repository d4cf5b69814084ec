/// What a capture says about the drops: one look per cause.
public enum CaptureDiagnosis {
    /// The findings, the most harmful first.
    public static func findings(_ facts: CaptureFacts) -> [CaptureFinding] {
        let looks: [(CaptureFacts) -> [CaptureFinding]] = [
            UnansweredSYNs.findings, UnansweredSYNAcks.findings, Refusals.findings, ICMPErrors.findings,
            NeighbourFailures.findings, HalfOpenConnections.findings, PathMTU.findings, IdleTimeouts.findings,
            Resets.findings, SilentPeers.findings, SlowReceivers.findings, Corruption.findings, Losses.findings,
            Reordering.findings, CaptureFaults.findings,
        ]
        return CaptureAnswer.ordered(looks.flatMap { $0(facts) })
    }
}
