import Testing

@testable import FlowQueries

/// What names of folders and files in S3 say.
@Suite struct FlowLogFolderTests {
    /// 2025-01-31T00:00Z.
    private static let day: Int64 = 1_738_281_600

    @Test(arguments: [
        ("AWSLogs/1/vpcflowlogs/eu-west-1/2025/", 1_735_689_600, 1_767_225_600, false),
        ("AWSLogs/1/vpcflowlogs/eu-west-1/2025/12/", 1_764_547_200, 1_767_225_600, false),
        ("AWSLogs/1/vpcflowlogs/eu-west-1/2025/01/31/", day, day + 86400, true),
        ("AWSLogs/1/vpcflowlogs/eu-west-1/2025/01/31/07/", day + 25200, day + 28800, true),
        (
            "p/AWSLogs/aws-account-id=1/aws-service=vpcflowlogs/aws-region=eu-west-1/year=2025/month=01/day=31/hour=07/",
            day + 25200, day + 28800, true
        ),
        ("2020/01/AWSLogs/1/vpcflowlogs/eu-west-1/2025/", 1_735_689_600, 1_767_225_600, false),
    ])
    func tellsTimes(key: String, begin: Int64, end: Int64, isDay: Bool) {
        let folder = FlowLogFolder(key)
        #expect(folder.times == begin..<end && folder.isDay == isDay)
    }

    @Test(arguments: [
        "", "AWSLogs/", "AWSLogs/123456789012/", "AWSLogs/1/vpcflowlogs/eu-west-1/2025x/",
        "AWSLogs/1/vpcflowlogs/eu-west-1/1999/", "AWSLogs/1/vpcflowlogs/eu-west-1/2025/13/",
        "AWSLogs/1/vpcflowlogs/eu-west-1/2025/01/31/25/", "AWSLogs/1/vpcflowlogs/eu-west-1/2025/01/31/other/",
        "archive-2025/", "2020/", "2020/01/", "2020/01/AWSLogs/", "backup/year=2020/",
        "AWSLogs/1/vpcflowlogs/eu-west-1/other/2020/",
    ])
    func namesWithoutATimeTellNone(key: String) {
        #expect(FlowLogFolder(key).times == nil)
    }

    @Test(arguments: [
        ("AWSLogs/1/vpcflowlogs/eu-west-1/", "eu-west-1"),
        ("p/AWSLogs/aws-account-id=1/aws-service=vpcflowlogs/aws-region=us-east-1/year=2025/", "us-east-1"),
        ("AWSLogs/1/vpcflowlogs/", nil), ("vpcflowlogs/eu-west-1/", nil),
    ])
    func tellsRegions(key: String, region: String?) {
        #expect(FlowLogFolder(key).region == region)
    }

    @Test(arguments: [
        ("a/1_vpcflowlogs_eu-west-1_fl-0a_20250131T0705Z_0f.log.gz", day + 25500),
        ("1_vpcflowlogs_eu-west-1_fl-0a_20250131T0705Z_0f.log.parquet", day + 25500),
    ])
    func tellsSlots(key: String, begin: Int64) {
        #expect(FlowLogSlot.times(of: key) == begin..<(begin + 300))
    }

    @Test(arguments: ["", "a.log", "x_20251331T0705Z_y", "x_20250131T2505Z_y", "x_2025013T10705Z_y"])
    func otherNamesTellNoSlot(key: String) {
        #expect(FlowLogSlot.times(of: key) == nil)
    }
}
