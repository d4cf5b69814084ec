/// Finds a setting's value: the option, then the variables, then the profile.
struct SettingLookup {
    let input: SettingsInput
    let profile: ProfileFiles.Profile

    /// The first value there is; an empty one counts as absent.
    func first(option: String?, _ name: String, _ variables: [String], _ key: String) -> ClientSettings.Setting? {
        if let option { return ClientSettings.Setting(value: option, origin: name) }
        for variable in variables {
            if let value = input.variable(variable) {
                return ClientSettings.Setting(value: value, origin: variable)
            }
        }
        guard let value = profile[key], !value.text.isEmpty else { return nil }
        return ClientSettings.Setting(value: value.text, origin: value.origin)
    }

    /// A setting that is true or false; false where it is absent.
    func flag(_ variables: [String], _ key: String) throws(SettingsError) -> Bool {
        guard let setting = first(option: nil, "", variables, key) else { return false }
        switch setting.value.lowercased() {
        case "true": return true
        case "false": return false
        default:
            throw SettingsError(
                subject: setting.origin, reason: "\(key) is \"\(setting.value)\"", advice: "Write true or false.")
        }
    }

    /// Mode and attempts. The legacy mode is standard mode with five attempts.
    func retry() throws(SettingsError) -> RetrySettings {
        let mode = first(option: nil, "", ["AWS_RETRY_MODE"], "retry_mode")
        var settings = RetrySettings()
        switch mode?.value.lowercased() {
        case nil, "standard": break
        case "legacy": settings.maxAttempts = 5
        case "adaptive": settings.isAdaptive = true
        default:
            throw SettingsError(
                subject: mode?.origin ?? "", reason: "the retry mode is \"\(mode?.value ?? "")\"",
                advice: "Write standard, adaptive or legacy.")
        }
        if let attempts = first(option: nil, "", ["AWS_MAX_ATTEMPTS"], "max_attempts") {
            guard let count = Int(attempts.value), count > 0 else {
                throw SettingsError(
                    subject: attempts.origin, reason: "the number of attempts is \"\(attempts.value)\"",
                    advice: "Write a number from 1.")
            }
            settings.maxAttempts = count
        }
        return settings
    }
}
