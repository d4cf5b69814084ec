extension ClientSettings {
    /// The region of the EC2 instance this runs on, or nil where it runs on none: the last place where the AWS CLI
    /// looks for a region.
    ///
    /// - Throws: `SettingsError` for settings of the metadata service that are wrong.
    public func instanceRegion(_ effects: CredentialsEffects) async throws(SettingsError) -> Setting? {
        guard let service = try InstanceMetadata(settings: self, effects: effects),
            let name = try? await service.read([{ _ in "placement/region" }])
        else { return nil }
        let region = Setting(value: name, origin: "instance metadata")
        try RegionName.check(region)
        return region
    }
}
