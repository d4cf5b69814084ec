/// What a profile says of IAM Identity Center (SSO). Pure.
///
/// Source: "Configuring IAM Identity Center authentication with the AWS CLI", AWS CLI User Guide.
struct SSOSettings: Sendable, Equatable {
    var startURL: String
    var region: String
    var roleName: String
    var accountID: String
    /// The `[sso-session NAME]` section; nil for the older form, which has all in the profile and no refresh.
    var session: String?

    /// What the token's cache file is named after.
    var tokenName: String { session ?? startURL }

    /// The settings of a profile, or nil where it uses no SSO role.
    ///
    /// - Throws: `CredentialsError` for a session that does not exist, for what is missing, and for what is said twice.
    init?(_ profile: ProfileContext) throws(CredentialsError) {
        var values = profile.values
        guard values["sso_account_id"] != nil || values["sso_role_name"] != nil else { return nil }
        session = values["sso_session"]?.text
        if let session {
            guard let section = profile.settings.files.ssoSessions[session] else {
                throw profile.fault(
                    "sso_session", "names the SSO session \"\(session)\", which does not exist",
                    "Add [sso-session \(session)] to the configuration file, or run aws configure sso.")
            }
            for (key, value) in section {
                if let own = values[key], own.text != value.text {
                    throw CredentialsError(
                        subject: own.origin, reason: "\(key) differs from the one in \(value.origin)",
                        advice: "Take one out.")
                }
                values[key] = value
            }
        }
        let required = ["sso_start_url", "sso_region", "sso_role_name", "sso_account_id"]
        let missing = required.filter { values.text($0) == nil }
        guard missing.isEmpty else {
            throw profile.fault(
                "sso_account_id", "uses SSO and lacks \(missing.joined(separator: ", "))", "Run aws configure sso.")
        }
        startURL = values.text("sso_start_url") ?? ""
        region = values.text("sso_region") ?? ""
        roleName = values.text("sso_role_name") ?? ""
        accountID = values.text("sso_account_id") ?? ""
    }
}
