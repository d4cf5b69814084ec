import Synchronization
import Testing

@testable import AWSClient

/// The role that `--assume-role` names.
struct RoleOptionTests {
    private let config = """
        [profile keys]
        aws_access_key_id = AKIA
        aws_secret_access_key = SEEDED-SECRET
        """

    private func source(_ machine: TestMachine) throws -> CredentialsSource {
        CredentialsSource(
            assuming: try #require(RoleARN("arn:aws:iam::444455556666:role/audit")), from: try machine.source(),
            settings: try machine.resolve(), effects: machine.effects)
    }

    @Test func isAssumedWithTheProfilesCredentials() async throws {
        let machine = TestMachine(
            TestSettings(config: config, profile: "keys", region: "eu-west-1", endpointURL: "http://localhost:1")
        ) { .success(STSAnswers.role($0)) }
        let found = try await source(machine).current()
        #expect(found.accessKeyID == "AKIA>audit")
        #expect(
            found.source.hasPrefix("role arn:aws:iam::444455556666:role/audit (--assume-role, with profile \"keys\""))
        // The option is this program's own, so its calls go where all others go; and no other program knows its cache.
        #expect(machine.transport.requests.map(\.endpoint.origin) == ["http://localhost:1"])
        #expect(machine.files.withLock { $0.keys.filter { $0.contains("cache") } }.isEmpty)
    }

    @Test func isAssumedWithNewKeysWhereTheOldOnesHaveExpired() async throws {
        let settings = TestSettings(config: config, profile: "keys", region: "eu-west-1")
        let machine = TestMachine(settings) { request in
            request.signer == "AKIA" ? .success(STSAnswers.refusal("ExpiredToken")) : .success(STSAnswers.role(request))
        }
        let base = try machine.source()
        _ = try await base.current()
        // Another program renews the keys in the file.
        machine.files.withLock { files in
            files["/home/me/.aws/config"] = config.replacing("AKIA", with: "AKIANEW")
        }
        let role = CredentialsSource(
            assuming: try #require(RoleARN("arn:aws:iam::444455556666:role/audit")), from: base,
            settings: try machine.resolve(), effects: machine.effects)
        #expect(try await role.current().accessKeyID == "AKIANEW>audit")
    }

    @Test func saysWhoMayNotAssumeIt() async throws {
        let settings = TestSettings(config: config, profile: "keys", region: "eu-west-1")
        let machine = TestMachine(settings) { _ in .success(STSAnswers.refusal("AccessDenied")) }
        await #expect {
            try await source(machine).current()
        } throws: { error in
            let words = "\(error)"
            return words.hasPrefix(
                "role arn:aws:iam::444455556666:role/audit (--assume-role, with profile \"keys\" in ")
                && words.contains("AccessDenied: not you")
        }
    }

    @Test(arguments: [
        ("arn:aws:iam::111122223333:role/reader", "aws", "111122223333"),
        ("arn:aws-cn:iam::000000000000:role/team/a+b=c,d.e@f-g_h", "aws-cn", "000000000000"),
    ])
    func namesOfRoles(text: String, partition: String, account: String) throws {
        let role = try #require(RoleARN(text))
        #expect(role.partition == partition && role.account == account && role.text == text)
    }

    @Test(arguments: [
        "", "reader", "arn:aws:iam::111122223333:user/me", "arn:aws:iam::11112222333:role/reader",
        "arn:aws:iam:eu-west-1:111122223333:role/reader", "arn:aws:sts::111122223333:assumed-role/reader/x",
        "arn:aws:iam::111122223333:role/", "arn:aws:iam::111122223333:role/a b",
        "arn:gcp:iam::111122223333:role/reader",
        "arn:aws:iam::١١١١٢٢٢٢٣٣٣٣:role/reader",
    ])
    func whatIsNoRole(text: String) {
        #expect(RoleARN(text) == nil)
    }
}
