import JSONText
import Testing

@testable import AWSClient

/// Where services are.
struct EndpointTests {
    /// Services whose rules awsdrops has; the fixture, made with botocore, knows more.
    private static let services = [
        "ec2", "elbv2", "elb", "logs", "sts", "sso", "sso-oidc", "signin", "network-firewall", "ram", "cloudtrail",
        "networkmanager", "directconnect",
    ]

    @Test(arguments: services)
    func agreesWithBotocore(service: String) throws {
        let matrix = try JSONDocument(parsing: PackagePaths.fixture("endpoints.json")).root
        let regions = try #require(matrix[name: service])
        #expect(regions.memberCount > 5)
        for region in regions.members {
            for variant in region.value.members {
                let expected = variant.value.elements.compactMap(\.string)
                guard expected.count == 3 else { continue }
                let found = EndpointRules.endpoint(
                    for: service, region: region.key, fips: variant.key.hasPrefix("fips"),
                    dualStack: variant.key.hasSuffix("dual"))
                #expect(
                    [found.endpoint.origin, found.signingRegion, found.signingName] == expected,
                    "\(service) \(region.key) \(variant.key)")
            }
        }
    }

    /// More services and partitions than the fixture has, with the rule sets of the botocore that is installed.
    @Test func agreesWithBotocoresRules() throws {
        let services =
            Self.services + [
                "s3", "athena", "cloudwatch", "lambda", "rds", "redshift", "ecs", "eks", "route53resolver",
            ]
        let lines = try PythonTool.run([PackagePaths.support("resolve_endpoints.py")] + services).split(separator: "\n")
        #expect(lines.count > 1000)
        for line in lines {
            let expected = try JSONDocument(parsing: String(line)).root.elements.map(\.value)
            guard case .string(let service) = expected[0], case .string(let region) = expected[1] else { continue }
            let found = EndpointRules.endpoint(
                for: service, region: region, fips: expected[2] == true, dualStack: expected[3] == true)
            let own = [found.endpoint.origin, found.signingRegion, found.signingName].map(JSONValue.string)
            #expect(own == Array(expected[4...]), "\(line)")
        }
    }

    @Test(arguments: [
        ("sts", false, false, "https://sts.amazonaws.com"),
        // botocore makes hosts of "aws-global" for these, and they do not exist.
        ("sts", true, false, "https://sts-fips.us-east-1.amazonaws.com"),
        ("sts", false, true, "https://sts.us-east-1.api.aws"),
        ("ec2", false, false, "https://ec2.us-east-1.amazonaws.com"),
    ])
    func noRegionMeansTheGlobalHost(service: String, fips: Bool, dualStack: Bool, origin: String) {
        let found = EndpointRules.endpoint(for: service, region: "aws-global", fips: fips, dualStack: dualStack)
        #expect(found.endpoint.origin == origin && found.signingRegion == "us-east-1")
    }

    /// botocore makes hosts of other regions too, and they do not exist.
    @Test(arguments: ["eu-west-1", "us-west-2", "us-east-1"])
    func globalAcceleratorLivesInOneRegion(region: String) {
        let found = EndpointRules.endpoint(for: "globalaccelerator", region: region, fips: false, dualStack: false)
        #expect(found.endpoint.origin == "https://globalaccelerator.us-west-2.amazonaws.com")
        #expect(found.signingRegion == "us-west-2" && found.signingName == "globalaccelerator")
    }

    @Test func oldNamesOfFIPSRegionsAreUnderstood() throws {
        let settings = try TestSettings().resolve()
        for name in ["fips-us-east-1", "us-east-1-fips"] {
            let found = try settings.endpoint(for: "ec2", region: name)
            #expect(
                found.endpoint.origin == "https://ec2-fips.us-east-1.amazonaws.com"
                    && found.signingRegion == "us-east-1")
        }
        #expect(throws: SettingsError.self) { try settings.endpoint(for: "ec2", region: "evil.example/") }
    }

    @Test func aServicesSectionMustExist() throws {
        let settings = try TestSettings(config: "[default]\nservices = x\n").resolve()
        let error = #expect(throws: SettingsError.self) { try settings.endpoint(for: "ec2", region: "eu-west-1") }
        #expect(error?.description.hasPrefix("/home/me/.aws/config:2: there is no section [services x]") == true)
    }

    @Test func theOptionDoesNotMoveThoseWhoGiveCredentials() throws {
        let settings = try TestSettings(
            environment: ["AWS_ENDPOINT_URL_STS": "http://sts:1"], endpointURL: "http://all:2"
        )
        .resolve()
        #expect(try settings.endpoint(for: "sts", region: "r", usingOption: false).endpoint.origin == "http://sts:1")
        #expect(try settings.endpoint(for: "sts", region: "r").endpoint.origin == "http://all:2")
    }

    @Test func theUsersWordComesFirst() throws {
        let config = """
            [profile p]
            endpoint_url = http://profile:1
            services = local
            [services local]
            ec2 =
              endpoint_url = http://services:2/base/
            """
        var settings = TestSettings(config: config, profile: "p")
        func host(_ service: String) throws -> String {
            try settings.resolve().endpoint(for: service, region: "eu-west-1").endpoint.origin
        }
        #expect(try host("ec2") == "http://services:2")
        #expect(try settings.resolve().endpoint(for: "ec2", region: "eu-west-1").endpoint.basePath == "/base")
        #expect(try host("elbv2") == "http://profile:1")
        settings.environment["AWS_ENDPOINT_URL"] = "http://all:3"
        #expect(try host("ec2") == "http://all:3")
        settings.environment["AWS_ENDPOINT_URL_ELASTIC_LOAD_BALANCING_V2"] = "http://elb:4"
        #expect(try host("elbv2") == "http://elb:4" && host("elb") == "http://all:3")
        settings.environment["AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"] = "true"
        #expect(try host("elbv2") == "https://elasticloadbalancing.eu-west-1.amazonaws.com")
        settings.endpointURL = "http://option:5"
        #expect(try host("elbv2") == "http://option:5")
    }

    @Test(arguments: [
        ("localhost:5000", "does not start with http:// or https://"), ("ftp://x", "does not start with"),
        ("http://", "names no host"), ("http://a b", "names no host"), ("http://x:0", "has a port that is none"),
        ("http://x:99999", "has a port that is none"), ("http://x/?a=b", "has a query"),
        ("http://user@x", "names no host"), ("https://x:", "has a port that is none"),
    ])
    func refusesWhatIsNoURL(url: String, words: String) throws {
        let error = #expect(throws: SettingsError.self) { try Endpoint(url: url, origin: "--endpoint-url") }
        #expect(error?.description.contains(words) == true, "\(error?.description ?? "")")
        #expect(error?.subject == "--endpoint-url")
    }

    @Test func readsURLs() throws {
        let six = try Endpoint(url: "HTTP://[::1]:8080/x/", origin: "o")
        #expect(
            six.host == "[::1]" && six.port == 8080 && six.basePath == "/x" && six.isExplicit && six.scheme == .http)
        #expect(try Endpoint(url: "https://EXAMPLE:443", origin: "o").origin == "https://example")
    }
}
