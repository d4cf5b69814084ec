import Synchronization
import Testing

@testable import AWSClient

/// Roles assumed with a profile's credentials.
struct AssumeRoleTests {
    private let config = """
        [profile outer]
        region = eu-west-1
        role_arn = arn:aws:iam::111122223333:role/outer
        source_profile = middle
        mfa_serial = arn:aws:iam::111122223333:mfa/me
        [profile middle]
        role_arn = arn:aws:iam::111122223333:role/middle
        source_profile = keys
        external_id = e1
        duration_seconds = 1800
        [profile keys]
        aws_access_key_id = AKIA
        aws_secret_access_key = SEEDED-SECRET
        """
    private var settings: TestSettings { TestSettings(config: config, profile: "outer") }

    @Test func goesFromRoleToRole() async throws {
        let machine = TestMachine(settings) { .success(STSAnswers.role($0)) }
        let found = try await machine.credentials()
        #expect(found.accessKeyID == "AKIA>middle>outer" && found.sessionToken == "SEEDED-TOKEN-R")
        #expect(found.expiration?.iso8601 == "2026-11-25T13:00:00Z" && found.accountID == "111122223333")
        #expect(found.source == "role arn:aws:iam::111122223333:role/outer (profile \"outer\")")
        let forms = machine.transport.requests.map(\.form)
        #expect(forms.map { $0["ExternalId"] } == ["e1", nil] && forms.map { $0["DurationSeconds"] } == ["1800", nil])
        #expect(
            forms.map { $0["TokenCode"] } == [nil, "123456"]
                && forms.map { $0["Action"] } == ["AssumeRole", "AssumeRole"])
        #expect(forms[0]["RoleSessionName"] == "awsdrops-1795608000")
        #expect(machine.transport.requests[0].endpoint.host == "sts.eu-west-1.amazonaws.com")
        #expect(machine.prompts.withLock { $0 } == ["Enter MFA code for arn:aws:iam::111122223333:mfa/me: "])
    }

    @Test func theCacheSavesTheCalls() async throws {
        let machine = TestMachine(settings) { .success(STSAnswers.role($0)) }
        let first = try await machine.credentials()
        let cached = try await machine.credentials()
        #expect(machine.transport.requests.count == 2 && cached.accessKeyID == first.accessKeyID)
        #expect(cached.source.hasSuffix("from the AWS CLI's cache"))
        // 14 minutes before the end the outer role is asked for anew, and so is the middle one.
        machine.clock.withLock { $0 += 46 * 60 }
        _ = try await machine.credentials()
        #expect(machine.transport.requests.count == 4)
    }

    @Test func whatAWSRejectsIsNotTakenFromTheCache() async throws {
        let machine = TestMachine(settings) { .success(STSAnswers.role($0)) }
        let source = try machine.source()
        let first = try await source.current()
        _ = try await source.renewed(after: first)
        #expect(machine.transport.requests.count == 4)
    }

    @Test func aBrokenCacheIsNoHindrance() async throws {
        let machine = TestMachine(settings, isReadOnly: true) { .success(STSAnswers.role($0)) }
        let path =
            "/home/me/.aws/cli/cache/\(try RoleRequest(roleARN: "arn:aws:iam::111122223333:role/outer").cacheName()).json"
        machine.files.withLock { $0[path] = "{nonsense" }
        #expect(try await machine.credentials().accessKeyID == "AKIA>middle>outer")
        #expect(machine.warnings.count == 2 && machine.warnings[0].contains("Read-only file system"))
    }

    @Test func saysWhatSTSRefused() async throws {
        let error = try await TestMachine(settings) { _ in .success(STSAnswers.refusal("AccessDenied")) }.error()
        #expect(error?.kind == .refused)
        #expect(
            error?.description == """
                role arn:aws:iam::111122223333:role/middle (profile "middle"): sts AssumeRole: AccessDenied: not you. Check \
                the role's trust policy, and that profile "keys" in /home/me/.aws/config:12 may call sts:AssumeRole on it.
                """)
    }

    @Test func saysThatSTSIsNotThere() async throws {
        let error = try await TestMachine(settings).error()
        #expect(error?.kind == .unreachable && error?.description.contains("sts.eu-west-1.amazonaws.com") == true)
        let empty = try await TestMachine(settings) { _ in
            .success(.xml("<AssumeRoleResponse><AssumeRoleResult/></AssumeRoleResponse>"))
        }.error()
        #expect(empty?.reason == "STS answered without credentials")
    }

    @Test func theEnvironmentMayBeTheSource() async throws {
        let config = "[profile a]\nregion = r\nrole_arn = x/y\ncredential_source = Environment\n"
        var settings = TestSettings(config: config, profile: "a")
        #expect(
            try await TestMachine(settings).error()?.reason
                == "no credentials; tried in order: environment (AWS_ACCESS_KEY_ID is not set)")
        settings.environment = ["AWS_ACCESS_KEY_ID": "AKIAENV", "AWS_SECRET_ACCESS_KEY": "s"]
        let machine = TestMachine(settings) { .success(STSAnswers.role($0)) }
        #expect(try await machine.credentials().accessKeyID == "AKIAENV>y")
    }
}
