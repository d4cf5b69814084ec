import JSONText

/// The credentials of an SSO role, for the token of a login.
///
/// Source: "GetRoleCredentials", IAM Identity Center Portal API Reference.
struct SSOProvider: CredentialsProvider {
    let profile: ProfileContext

    func look(isRenewal: Bool) async throws(CredentialsError) -> CredentialsAnswer {
        guard let settings = try SSOSettings(profile) else { return profile.absent("no sso_account_id") }
        let cache = SSOTokenCache(profile: profile, settings: settings)
        let token = try await cache.token()
        let call = AWSCall(
            "sso", "GetRoleCredentials",
            parameters: [
                "roleName": .string(settings.roleName), "accountId": .string(settings.accountID),
                "accessToken": .string(token.text),
            ], region: settings.region)
        let text: [UInt8]
        do {
            text = try await profile.caller(signingWith: nil).call(call)
        } catch {
            if case .service(let refusal) = error, refusal.status == 401 {
                throw cache.login("AWS does not take the SSO token any more", .refused)
            }
            throw CredentialsError(
                error, subject: profile.place,
                advice: "Check sso_account_id and sso_role_name, or run aws sso login --profile \(profile.name).")
        }
        guard let keys = credentials(text, settings) else {
            throw CredentialsError(
                .unreachable, subject: profile.place, reason: "the SSO portal answered without credentials",
                advice: "Check sso_region and AWS_ENDPOINT_URL_SSO.")
        }
        return .found(keys)
    }

    private func credentials(_ text: [UInt8], _ settings: SSOSettings) -> AWSCredentials? {
        guard let keys = (try? JSONDocument(parsing: text).root)?["roleCredentials"],
            let key = keys["accessKeyId"]?.string, let secret = keys["secretAccessKey"]?.string,
            let token = keys["sessionToken"]?.string, let milliseconds = keys["expiration"]?.int
        else { return nil }
        return AWSCredentials(
            accessKeyID: key, secretAccessKey: secret, sessionToken: token, accountID: settings.accountID,
            expiration: UTCInstant(secondsSinceEpoch: Int64(milliseconds) / 1000),
            source: "SSO role \(settings.roleName) (\(profile.place))")
    }
}
