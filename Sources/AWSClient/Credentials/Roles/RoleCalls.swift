import JSONText
import OrderedCollections

/// The two calls that turn credentials or a token into those of a role.
struct RoleCalls: Sendable {
    let profile: ProfileContext
    /// Whether `--endpoint-url` moves STS too.
    var caller: @Sendable (AWSCredentials?) -> ServiceCaller
    /// Whose words the result carries.
    let place: String

    init(profile: ProfileContext, place: String, caller: (@Sendable (AWSCredentials?) -> ServiceCaller)? = nil) {
        self.profile = profile
        self.place = place
        self.caller = caller ?? { profile.caller(signingWith: $0) }
    }

    /// Credentials of a role, through others.
    func assume(_ request: RoleRequest, with source: AWSCredentials) async throws(CredentialsError) -> RoleAnswer {
        var parameters = request.parameters(at: profile.effects.calls.now())
        if let serial = request.mfaSerial {
            let code = try await profile.effects.prompt("Enter MFA code for \(serial): ")
            parameters = parameters.adding("TokenCode", code.trimmingWhiteSpace())
        }
        return try await ask(
            "AssumeRole", parameters, request, keys: source,
            advice: "Check the role's trust policy, and that \(source.source) may call sts:AssumeRole on it.")
    }

    /// Credentials of a role, through a token of an identity provider.
    func assume(_ request: RoleRequest, token: Secret) async throws(CredentialsError) -> RoleAnswer {
        try await ask(
            "AssumeRoleWithWebIdentity",
            request.parameters(at: profile.effects.calls.now()).adding("WebIdentityToken", token.text), request,
            keys: nil, advice: "Check the role's trust policy and the identity provider's token.")
    }

    private func ask(
        _ operation: String, _ parameters: JSONValue, _ request: RoleRequest, keys: AWSCredentials?, advice: String
    ) async throws(CredentialsError) -> RoleAnswer {
        let subject = "role \(request.roleARN) (\(place))"
        let region = try await region(of: request, subject)
        let text: [UInt8]
        do {
            text = try await caller(keys).call(AWSCall("sts", operation, parameters: parameters, region: region))
        } catch {
            throw CredentialsError(error, subject: subject, advice: advice)
        }
        guard let answer = RoleAnswer(text, source: "role \(request.roleARN) (\(place))") else {
            throw CredentialsError(
                .unreachable, subject: subject, reason: "STS answered without credentials",
                advice: "Check AWS_ENDPOINT_URL and AWS_ENDPOINT_URL_STS.")
        }
        return answer
    }

    /// Where STS is asked: in the region of the settings or of this EC2 instance, or else at the one host that is in no
    /// region. Only the commercial partition has that.
    private func region(of request: RoleRequest, _ subject: String) async throws(CredentialsError) -> String {
        if let region = profile.settings.region { return region.value }
        do throws(SettingsError) {
            if let region = try await profile.settings.instanceRegion(profile.effects) { return region.value }
        } catch {
            throw CredentialsError(error)
        }
        guard RoleARN(request.roleARN).map({ $0.partition == "aws" }) ?? true else {
            throw CredentialsError(
                subject: subject, reason: "no region is set to ask STS in",
                advice: "Give --region, set AWS_REGION, or write region into the profile.")
        }
        return EndpointRules.global
    }
}

extension JSONValue {
    /// The object with one string more.
    fileprivate func adding(_ name: String, _ text: String) -> JSONValue {
        guard case .object(var members) = self else { return self }
        members[name] = .string(text)
        return .object(members)
    }
}
