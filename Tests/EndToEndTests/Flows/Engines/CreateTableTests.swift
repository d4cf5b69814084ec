import Foundation
import JSONText
import Testing

/// `--create-table`: the statement is printed, then run; its table holds what the flow log's files hold.
@Suite struct CreateTableTests {
    private static func flowLogs(_ options: String, format: String = "FORMAT") -> String {
        """
        {"FlowLogs": [{"FlowLogId": "fl-0b", "LogDestinationType": "s3", "LogDestination": "arn:aws:s3:::flows/vpc/eu",
        "CreationTime": "2023-11-01T05:00:00Z", "LogFormat": "\(format)", "DestinationOptions": {\(options)}}]}
        """
    }

    @Test(arguments: [
        (#""FileFormat": "plain-text""#, "projection.day.range' = '2023/11/01,NOW'", "vpcflowlogs/eu-west-1/${day}/"),
        (
            #""FileFormat": "plain-text", "PerHourPartition": true"#, "projection.date_hour.interval.unit' = 'HOURS'",
            "vpcflowlogs/eu-west-1/${date_hour}/"
        ),
        (
            #""FileFormat": "parquet", "HiveCompatiblePartitions": true"#, "projection.day.digits' = '2'",
            "aws-region=eu-west-1/year=${year}/month=${month}/day=${day}/"
        ),
        (
            #""FileFormat": "parquet", "HiveCompatiblePartitions": true, "PerHourPartition": true"#,
            "STORED AS PARQUET",
            "/day=${day}/hour=${hour}/"
        ),
    ])
    func makesATableOfTheFlowLogsOwnForm(options: String, property: String, template: String) async throws {
        let log = try await FlowEngineTests.log(seed: 7)
        let server = try await QueryServer.start(log: log, flowLogs: Self.flowLogs(options))
        let question = ["--since", "1700001000", "--until", "1700002500", "--by", "az-id,dstport", "--output", "json"]
        let asked = try await server.flows(["--engine", "athena", "--create-table", "logs.flows"] + question)
        try #require(asked.status == 0, "\(asked.errors)")
        #expect(asked.errors.contains("CREATE EXTERNAL TABLE `logs`.`flows`"))
        #expect(asked.errors.contains(property) && asked.errors.contains(template), "\(asked.errors)")
        #expect(asked.errors.contains("s3://flows/vpc/eu/AWSLogs/"))
        // The table can then be named, and holds what the file holds.
        let named = try await server.flows(["--engine", "athena", "--table", "logs.flows"] + question)
        let scratch = try TemporaryDirectory()
        let local = try await CommandRunner.awsdrops.run(
            ["flows", try scratch.write(log, to: "flows.log").path] + question)
        let groups = try [asked, named, local].map { result in
            try JSONDocument(parsing: result.output).root["groups"]?.value.encodedString()
        }
        #expect(groups[0] == groups[2] && groups[1] == groups[2])
        #expect(groups[2]?.contains("euw1-az") == true)
    }

    @Test func dryRunMakesNothing() async throws {
        let log = try await FlowEngineTests.log(seed: 8)
        let server = try await QueryServer.start(log: log, flowLogs: Self.flowLogs(#""FileFormat": "parquet""#))
        let result = try await server.flows(["--engine", "athena", "--create-table", "logs.flows", "--dry-run"])
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.output.hasPrefix("CREATE EXTERNAL TABLE") && result.output.contains("FROM \"logs\".\"flows\""))
        #expect(try !server.operations().contains("StartQueryExecution"))
        let none = try await QueryServer.start(log: log)
        let refused = try await none.flows(["--engine", "athena", "--create-table", "logs.flows"])
        #expect(refused.status == 64 && refused.errors.contains("no flow log of the account writes to S3"))
    }

    /// Against moto, which runs no query but hands out results that were queued.
    @Test func worksAgainstMoto() async throws {
        let moto = try await MotoServer.start()
        let steps = [
            [
                "s3api", "create-bucket", "--bucket", "flows", "--create-bucket-configuration",
                "LocationConstraint=eu-west-1",
            ],
            [
                "ec2", "create-flow-logs", "--resource-type", "VPC", "--resource-ids", moto.ids["shop"] ?? "",
                "--traffic-type", "ALL", "--log-destination-type", "s3", "--log-destination", "arn:aws:s3:::flows",
            ],
        ]
        for step in steps {
            let made = try await CommandRunner.awsCLI.run(
                step + ["--endpoint-url", moto.url], environment: moto.environment)
            try #require(made.status == 0, "\(made.errors)")
        }
        let row = [
            "REJECT", "10.0.0.9", "10.0.1.5", "22", "6", "0", "0", "0", nil, nil, nil, "4", "8", "480", "1", "60", "0",
            "0", "0", "0",
        ]
        let queued = try await CommandRunner.python(Project.testPrograms.appending(path: "queue_athena.py")).run(
            [
                moto.url,
                try String(
                    decoding: JSONSerialization.data(withJSONObject: [row.map { $0 ?? NSNull() as Any }]), as: UTF8.self
                ),
            ])
        try #require(queued.status == 0, "\(queued.errors)")
        let result = try await CommandRunner.awsdrops.run(
            [
                "flows", "--engine", "athena", "--create-table", "logs.flows", "--endpoint-url", moto.url, "--output",
                "json",
            ],
            environment: moto.environment)
        try #require(result.status == 0, "\(result.errors)")
        let root = try JSONDocument(parsing: result.output).root
        #expect(root["rejected"]?.int == 4)
        let group = root["groups"]?.elements.map { $0 }.first
        #expect(group?["source"]?.string == "10.0.0.9" && group?["destinationPort"]?.int == 22)
        #expect(group?["bytes"]?.int == 480 && group?["last"]?.int == 60)
    }
}
