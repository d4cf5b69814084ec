import Synchronization
import Testing

@testable import AWSClient

/// Credentials that a program prints.
struct ProcessTests {
    private func machine(
        _ outcome: Result<ProgramOutcome, ProgramFailure>, command: String = #"/opt/x "a b" --flag"#
    ) -> TestMachine {
        TestMachine(
            TestSettings(config: "[default]\ncredential_process = \(command)\naws_account_id = 42\n"), program: outcome)
    }

    private func printing(_ text: String, status: Int32 = 0, errors: String = "") -> Result<
        ProgramOutcome, ProgramFailure
    > {
        .success(ProgramOutcome(status: status, output: Array(text.utf8), errors: Array(errors.utf8)))
    }

    @Test func runsWithoutAShell() async throws {
        let machine = machine(
            printing(
                #"{"Version": 1, "AccessKeyId": "AKIA", "SecretAccessKey": "SEEDED", "SessionToken": "SEEDED-T", "#
                    + #""Expiration": "2026-11-25T13:00:00Z"}"#))
        let found = try await machine.credentials()
        #expect(found.accessKeyID == "AKIA" && found.sessionToken == "SEEDED-T" && found.accountID == "42")
        #expect(found.expiration?.iso8601 == "2026-11-25T13:00:00Z")
        #expect(machine.ran.withLock { $0 } == [["/opt/x", "a b", "--flag"]])
    }

    @Test(arguments: [
        (#"{"Version": 2, "AccessKeyId": "a", "SecretAccessKey": "SEEDED"}"#, "printed another Version than 1"),
        (#"{"AccessKeyId": "a", "SecretAccessKey": "SEEDED"}"#, "printed another Version than 1"),
        (#"{"Version": 1, "AccessKeyId": "SEEDED"}"#, "printed no AccessKeyId or SecretAccessKey"),
        ("SEEDED", "printed no JSON object"), ("[\"SEEDED\"]", "printed no JSON object"),
        ("", "printed no JSON object"),
        (#"{"Version": 1, "AccessKeyId": "a", "SecretAccessKey": "SEEDED", "Expiration": "x"}"#, "is no time"),
    ])
    func refusesWhatIsNoAnswer(text: String, words: String) async throws {
        let error = try await machine(printing(text)).error()
        #expect(error?.reason.contains(words) == true && error?.description.contains("SEEDED") == false)
        #expect(error?.subject == "/home/me/.aws/config:2")
    }

    @Test func saysHowTheProgramFailed() async throws {
        let error = try await machine(printing("", status: 3, errors: "log in first\n")).error()
        #expect(error?.reason.hasSuffix("/opt/x ended with status 3: log in first") == true)
        for (failure, words) in [
            (ProgramFailure.notStarted("Permission denied"), "cannot be run: Permission denied"),
            (.tookTooLong, "longer than 60 seconds"), (.wroteTooMuch, "more than credentials"),
            (.interrupted, "interrupted"),
        ] {
            #expect(try await machine(.failure(failure)).error()?.reason.contains(words) == true)
        }
        #expect(try await machine(.failure(.tookTooLong), command: "x 'y").error()?.reason.contains("a quote") == true)
        #expect(try await machine(.failure(.tookTooLong), command: "''").error()?.reason.contains("no program") == true)
    }
}
