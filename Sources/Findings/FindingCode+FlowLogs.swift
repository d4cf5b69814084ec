extension FindingCode {
    /// Flow log records of a window were lost.
    public static let flowRecordsSkipped = named("FLOW_RECORDS_SKIPPED")
    /// Flow logs say otherwise of a question's packets than the rules.
    public static let flowLogContradicts = named("FLOW_LOG_CONTRADICTS")
    /// A transit gateway dropped packets for which it had no route.
    public static let lostWithoutRoute = named("TGW_LOST_NO_ROUTE")
    /// A transit gateway dropped packets at a blackhole route.
    public static let lostInBlackhole = named("TGW_LOST_BLACKHOLE")
    /// A transit gateway dropped packets that were too large.
    public static let lostTooLarge = named("TGW_LOST_MTU_EXCEEDED")
    /// A transit gateway dropped packets whose time to live ended.
    public static let lostExpired = named("TGW_LOST_TTL_EXPIRED")
}
