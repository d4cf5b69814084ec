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
        "ec2", "elb", "elbv2", "logs", "sts", "sso", "sso-oidc", "ram", "cloudtrail", "networkmanager", "rds", "eks",
        "redshift", "cloudwatch", "route53resolver",
    ]
    /// Those of them whose dual-stack host is the FIPS one too.
    private static let governmentDualStackFIPS: Set<String> = ["networkmanager", "cloudwatch"]

    /// The region that stands for no region at all: STS answers there, at the host it had before it had regions.
    static let global = "aws-global"
    /// Where requests to that host are signed for, and where its variants are.
    private static let globalHome = "us-east-1"

    /// The one region of a partition where a service lives, if it does not live in all of them.
    private static func home(of service: String, in partition: Partition) -> String? {
        switch service {
        case "networkmanager": partition.globalRegion
        case "globalaccelerator" where partition.name == "aws": "us-west-2"
        default: nil
        }
    }

    /// The endpoint of a service by its AWS CLI name.
    static func endpoint(for service: String, region: String, fips: Bool, dualStack: Bool) -> ServiceEndpoint {
        if region == global {
            var found = endpoint(for: service, region: globalHome, fips: fips, dualStack: dualStack)
            if service == "sts", !fips, !dualStack { found.endpoint.host = "sts.amazonaws.com" }
            return found
        }
        let name = names[service] ?? (service, service)
        let partition = Partition.of(region)
        let place = home(of: service, in: partition) ?? region
        let usualIsFIPS =
            partition.name == "aws-us-gov" && (dualStack ? governmentDualStackFIPS : governmentFIPS).contains(service)
        let variant = fips && !usualIsFIPS ? "-fips" : ""
        var host = "\(name.prefix)\(variant).\(place)." + (dualStack ? partition.dualStackSuffix : partition.suffix)
        switch service {
        case "s3" where dualStack: host = "s3\(variant).dualstack.\(place).\(partition.suffix)"
        case "eks" where fips && !dualStack && partition.name == "aws": host = "fips.eks.\(place).\(partition.suffix)"
        case "signin" where !fips && !dualStack:
            if let domain = signInDomains[partition.name] { host = "\(place).\(domain)" }
        default: break
        }
        return ServiceEndpoint(endpoint: Endpoint(host: host), signingRegion: place, signingName: name.signing)
    }
}
