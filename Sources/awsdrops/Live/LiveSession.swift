import AWSClient
import Glibc
import Inventory
import JSONText

/// One set of credentials and settings, and the caller that uses them.
struct LiveSession: Sendable {
    let caller: ServiceCaller
    /// The role that was assumed by option, if one was.
    let role: RoleARN?
    let credentials: CredentialsSource
    let settings: ClientSettings
    private let effects: CredentialsEffects

    init(profile: String?, options: LiveOptions, output: any OutputSettings) throws(Failure) {
        do {
            settings = try ClientSettings.resolve(
                SettingsInput(
                    environment: Environment.value, profile: profile, region: options.region.first,
                    endpointURL: options.endpointUrl, caBundle: options.caBundle,
                    home: Environment.value("HOME") ?? "", readFile: Self.text,
                    isOpenToOthers: Self.isOpenToOthers))
        } catch {
            throw Failure(error)
        }
        try Self.check(settings.caBundle)
        let console = output.console
        let isDebug = output.debug
        let calls = CallEffects.live(
            log: { if isDebug { Console.complain("debug: \($0)") } }, warn: { console.note("warning: \($0)") })
        let transport = CurlTransport(options: TransportOptions(caBundle: settings.caBundle?.value))
        for warning in settings.warnings { console.note("warning: \(warning)") }
        effects = .live(transport: transport, caBundle: settings.caBundle?.value, calls: calls)
        role = nil
        credentials = CredentialsSource(settings: settings, effects: effects)
        caller = ServiceCaller(
            transport: transport, credentials: credentials, retry: settings.retry, effects: calls,
            endpoint: settings.endpoint)
    }

    /// A session of a role that another session's credentials assume.
    private init(assuming role: RoleARN, from base: LiveSession) {
        self.role = role
        settings = base.settings
        effects = base.effects
        credentials = CredentialsSource(
            assuming: role, from: base.credentials, settings: settings, effects: effects)
        caller = ServiceCaller(
            transport: effects.transport, credentials: credentials, retry: settings.retry, effects: effects.calls,
            endpoint: settings.endpoint)
    }

    /// The session of a role that these credentials assume.
    func assuming(_ role: RoleARN) -> LiveSession { LiveSession(assuming: role, from: self) }

    /// Whose session this is, for messages.
    var subject: String {
        let profile = "profile \"\(settings.profileName)\""
        return role.map { "\($0.text) assumed with \(profile)" } ?? profile
    }

    /// What tells sessions apart.
    var key: [String?] { [settings.profileName, role?.text] }

    /// The region of the settings or, without one, of the EC2 instance this runs on.
    func ownRegion() async throws(Failure) -> String {
        let own: ClientSettings.Setting?
        do {
            own = if let written = settings.region { written } else { try await settings.instanceRegion(effects) }
        } catch {
            throw Failure(error)
        }
        guard let region = own else {
            throw Failure(
                "no region: give --region, set AWS_REGION, or write region into profile \"\(settings.profileName)\"",
                .usage)
        }
        return region.value
    }

    /// Every region that the account has enabled, asked in the region of the settings or, without one, in us-east-1.
    func enabledRegions() async throws(Failure) -> [String] {
        do {
            let text = try await caller.call(
                AWSCall("ec2", "DescribeRegions", region: settings.region?.value ?? "us-east-1"))
            let regions = (try? JSONDocument(parsing: text))?.root["Regions"]?.elements
                .filter { $0["OptInStatus"]?.equals("not-opted-in") != true }.compactMap { $0["RegionName"]?.string }
            return (regions ?? []).sorted()
        } catch {
            throw Failure(error)
        }
    }

    /// Whom the credentials belong to; nil where AWS does not tell, which costs only the name of a folder.
    func identity(region: String) async throws(Failure) -> CallerIdentity? {
        do {
            return try await CallerIdentity.ask(caller, region: region)
        } catch {
            switch error {
            case .service(let refusal) where !refusal.isAuthenticationFailure: return nil
            case .transport, .unreadable: return nil
            default: throw Failure(error)
            }
        }
    }

    static func now() -> UTCInstant { UTCInstant(secondsSinceEpoch: Int64(time(nil))) }

    /// Refuses a file of certificate authorities that cannot be read, before a connection fails for it.
    private static func check(_ bundle: ClientSettings.Setting?) throws(Failure) {
        guard let bundle, access(bundle.value, R_OK) != 0 else { return }
        throw Failure(
            "\(bundle.origin): \(bundle.value) cannot be read: \(String(cString: strerror(errno))). Name a PEM file of "
                + "certificate authorities", .noInput)
    }

    /// The largest configuration file that is read, in bytes.
    private static let largestFile = 16 << 20

    private static func isOpenToOthers(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & (S_IRGRP | S_IROTH) != 0
    }

    /// A file's text; nil where there is none.
    private static func text(_ path: String) throws(SettingsError) -> String? {
        guard access(path, F_OK) == 0 else { return nil }
        do {
            return String(decoding: try FileTree.contents(of: path, limit: largestFile), as: UTF8.self)
        } catch {
            throw SettingsError(
                subject: path, reason: "\(error)", advice: "Make the file readable.", isBadFile: true)
        }
    }
}
