import JSONText
import TestSupport

@testable import AWSClient

/// A machine made up at random: environment, files, and the profile that an option names.
struct CredentialsCase {
    var environment: [String: String] = ["AWS_DEFAULT_REGION": "eu-west-1"]
    var files: [String: String] = [:]
    var profile: String?

    private static let profiles = ["default", "a", "b", "c"]
    private static let home = "/home/me/.aws"

    init(using random: inout SplitMix64) {
        func isOften(_ share: Double) -> Bool { Double.random(in: 0..<1, using: &random) < share }
        func add(_ variables: [String: String]) { environment.merge(variables) { $1 } }
        if isOften(0.2) { add(["AWS_ACCESS_KEY_ID": "AKIAENV"]) }
        if isOften(0.3) { add(["AWS_SECRET_ACCESS_KEY": "s"]) }
        if isOften(0.5) { add(["AWS_PROFILE": Self.profiles.randomElement(using: &random) ?? "a"]) }
        if isOften(0.15) {
            add(["AWS_WEB_IDENTITY_TOKEN_FILE": "/home/me/token", "AWS_ROLE_ARN": "arn:aws:iam::111122223333:role/env"])
        }
        if isOften(0.15) { add(["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI": "/creds"]) }
        if isOften(0.1) { add(["AWS_CONTAINER_CREDENTIALS_FULL_URI": "http://169.254.170.23/full"]) }
        if isOften(0.3) { add(["AWS_EC2_METADATA_DISABLED": "true"]) }
        if isOften(0.3) { profile = Self.profiles.randomElement(using: &random) }
        var (config, credentials) = ("", "")
        for name in Self.profiles {
            if isOften(0.8) {
                config += name == "default" ? "[default]\n" : "[profile \(name)]\n"
                config += Self.keys(of: name, file: "CONFIG", using: &random)
                config += Self.places(of: name, using: &random)
            }
            if isOften(0.4) {
                credentials += "[\(name)]\n" + Self.keys(of: name, file: "CREDENTIALS", using: &random)
            }
        }
        config += "[sso-session s]\nsso_region = us-east-1\nsso_start_url = https://start.example\n"
        files["\(Self.home)/config"] = config
        files["\(Self.home)/credentials"] = credentials
        files["/home/me/token"] = "token-of-pod"
        let token = #"{"accessToken": "sso-token", "expiresAt": "2099-01-01T00:00:00Z"}"#
        files["\(Self.home)/sso/cache/\((try? Digest.hex(Digest.sha1(Array("s".utf8)))) ?? "").json"] = token
        files["\(Self.home)/login/cache/\((try? Digest.hex(Digest.sha256(Array("me".utf8)))) ?? "").json"] = """
            {"accessToken": {"accessKeyId": "ASIALOGIN", "secretAccessKey": "s", "sessionToken": "t", "accountId": "1",
            "expiresAt": "2099-01-01T00:00:00Z"}, "refreshToken": "r", "clientId": "c", "dpopKey": "k"}
            """
    }

    private static func keys(of name: String, file: String, using random: inout SplitMix64) -> String {
        switch Int.random(in: 0..<10, using: &random) {
        case 0..<4: "aws_access_key_id = \(file)-\(name)\naws_secret_access_key = s\n"
        case 4: "aws_access_key_id = \(file)-\(name)\n"
        default: ""
        }
    }

    private static func places(of name: String, using random: inout SplitMix64) -> String {
        var lines: [String] = []
        let share = Int.random(in: 0..<12, using: &random)
        if share < 6 {
            lines.append("role_arn = arn:aws:iam::111122223333:role/\(name)")
            if share < 4 { lines.append("source_profile = \(profiles.randomElement(using: &random) ?? "a")") }
            if share == 4 || Int.random(in: 0..<15, using: &random) == 0 {
                let sources = ["Environment", "EcsContainer", "Ec2InstanceMetadata", "environment"]
                lines.append("credential_source = \(sources.randomElement(using: &random) ?? "")")
            }
            if share == 5 { lines.append("web_identity_token_file = /home/me/token") }
            if Bool.random(using: &random) { lines.append("external_id = e-\(name)") }
            if Bool.random(using: &random) { lines.append("mfa_serial = arn:aws:iam::1:mfa-\(name)") }
            if Bool.random(using: &random) {
                lines.append("duration_seconds = \(["900", "3600", "x"].randomElement(using: &random) ?? "")")
            }
        }
        switch Int.random(in: 0..<12, using: &random) {
        case 0: lines += ["sso_session = s", "sso_account_id = 42", "sso_role_name = \(name)"]
        case 1: lines += ["sso_session = none", "sso_account_id = 42", "sso_role_name = \(name)"]
        case 2: lines.append("sso_account_id = 42")
        case 3: lines.append("login_session = me")
        case 4: lines.append("login_session = nobody")
        case 5:
            lines.append(
                #"credential_process = echo '{"Version": 1, "AccessKeyId": "PROCESS-\#(name)", "SecretAccessKey": "s"}'"#
            )
        case 6: lines.append("credential_process = false")
        default: break
        }
        return lines.map { "\($0)\n" }.joined()
    }

    /// Whether a profile names an SSO session that does not exist.
    var namesMissingSession: Bool { files.values.contains { $0.contains("sso_session = none") } }

    var json: JSONValue {
        func object(_ values: [String: String]) -> JSONValue { JSONValue(members: values.map { ($0, .string($1)) }) }
        return ["environment": object(environment), "files": object(files), "profile": JSONValue(profile)]
    }
}
