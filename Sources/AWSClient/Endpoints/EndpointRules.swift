/// The hosts of AWS's services.
///
/// Source: the endpoint rule sets of the AWS SDKs, of which these are the cases that matter here.
enum EndpointRules {
    /// What a service is called in host names and signatures, where that is not the AWS CLI's name for it.
    private static let names: [String: (prefix: String, signing: String)] = [
        "elbv2": ("elasticloadbalancing", "elasticloadbalancing"),
        "elb": ("elasticloadbalancing", "elasticloadbalancing"),
        "sso": ("portal.sso", "awsssoportal"), "sso-oidc": ("oidc", "sso-oauth"),
        "cloudwatch": ("monitoring", "monitoring"),
    ]

    /// Where the sign-in service of older partitions is.
    private static let signInDomains = [
        "aws": "signin.aws.amazon.com", "aws-us-gov": "signin.amazonaws-us-gov.com", "aws-cn": "signin.amazonaws.cn",
    ]

    /// Services of the GovCloud regions whose usual host is the FIPS one.
    private static let governmentFIPS: Set<String> = [
        "ec2", "elb", "elbv2", "logs", "sts", "sso", "sso-oidc", "ram", "cloudtrail", "networkmanager",
    ]

    /// The endpoint of a service by its AWS CLI name.
    static func endpoint(for service: String, region: String, fips: Bool, dualStack: Bool) -> ServiceEndpoint {
        let name = names[service] ?? (service, service)
        let partition = Partition.of(region)
        let isFIPS = fips && !(partition.name == "aws-us-gov" && !dualStack && governmentFIPS.contains(service))
        if service == "networkmanager" { return networkManager(partition, isFIPS: fips, dualStack: dualStack) }
        if service == "signin", !fips, !dualStack, let domain = signInDomains[partition.name] {
            return ServiceEndpoint(
                endpoint: Endpoint(host: "\(region).\(domain)"), signingRegion: region, signingName: "signin")
        }
        let host =
            "\(name.prefix)\(isFIPS ? "-fips" : "").\(region)."
            + (dualStack ? partition.dualStackSuffix : partition.suffix)
        return ServiceEndpoint(
            endpoint: Endpoint(host: host), signingRegion: region, signingName: name.signing)
    }

    /// Cloud WAN lives in one region of a partition.
    private static func networkManager(_ partition: Partition, isFIPS: Bool, dualStack: Bool) -> ServiceEndpoint {
        let fips = isFIPS && partition.name != "aws-us-gov" ? "-fips" : ""
        let suffix = dualStack ? partition.dualStackSuffix : partition.suffix
        return ServiceEndpoint(
            endpoint: Endpoint(host: "networkmanager\(fips).\(partition.globalRegion).\(suffix)"),
            signingRegion: partition.globalRegion, signingName: "networkmanager")
    }
}
