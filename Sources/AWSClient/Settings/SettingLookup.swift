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

    /// The same for a setting that has no option.
    func first(_ variables: [String], _ key: String) -> ClientSettings.Setting? {
        first(option: nil, "", variables, key)
    }

    /// A setting that is true or false; false where it is absent.
    func flag(_ variables: [String], _ key: String) throws(SettingsError) -> Bool {
        try flag(first(variables, key), key)
    }

    /// Whether a setting is true; false where it is absent.
    func flag(_ setting: ClientSettings.Setting?, _ key: String) throws(SettingsError) -> Bool {
        guard let setting else { return false }
        switch setting.value.lowercased() {
        case "true": return true
        case "false": return false
        default:
            throw SettingsError(
                subject: setting.origin, reason: "\(key) is \"\(setting.value)\"", advice: "Write true or false.")
        }
    }

    /// Mode and attempts. The legacy mode is standard mode with five attempts.
    func retry(mode: ClientSettings.Setting?, attempts: ClientSettings.Setting?) throws(SettingsError) -> RetrySettings
    {
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
        if let attempts { settings.maxAttempts = try positive(attempts, "the number of attempts") }
        return settings
    }

    /// A setting that is a number from 1.
    func positive(_ setting: ClientSettings.Setting, _ what: String) throws(SettingsError) -> Int {
        guard let number = Int(setting.value), number > 0 else {
            throw SettingsError(
                subject: setting.origin, reason: "\(what) is \"\(setting.value)\"", advice: "Write a number from 1.")
        }
        return number
    }
}
