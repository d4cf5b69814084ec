import Findings
import JSONText

@testable import ReachabilityTests

extension CodeCase {
    static let endpoints: [CodeCase] = [
        CodeCase(
            .gatewayEndpointAddress, in: .withGatewayEndpoints(), "i-client", "192.0.2.7:443", fix: "route"
        ) { draft in
            draft[group: "sg-client"].egress = NetworkDraft.Rule.everything
            draft[table: "rtb-main"].routes.append(Route("192.0.2.0/24", "vpce-s3"))
        },
        CodeCase(
            .gatewayEndpointProtocol, in: .withGatewayEndpoints(), "i-client", "198.51.100.9:443",
            options: ["--protocol", "udp"], fix: "TCP"
        ) { $0[group: "sg-client"].egress = NetworkDraft.Rule.everything },
        CodeCase(
            .gatewayEndpointRequiresSourceInVPC, in: .withGatewayEndpoints(), "i-client", "198.51.100.9:443",
            fix: "create-vpc-endpoint"
        ) { $0.vpcs[0].blocks = ["10.0.2.0/24"] },
        CodeCase(
            .endpointOpensNothing, in: .withInterfaceEndpoint(), "vpce-sm", "i-server:443", fix: "other way round"),
        CodeCase(
            .endpointServiceNotInZone, in: .withInterfaceEndpoint(), "i-client", "10.0.2.50:443",
            fix: "--remove-subnet-ids"
        ) { draft in
            draft.more = [
                [
                    "ServiceNames": ["com.amazonaws.eu-west-1.secretsmanager"],
                    "ServiceDetails": [
                        [
                            "ServiceName": "com.amazonaws.eu-west-1.secretsmanager",
                            "AvailabilityZones": ["eu-west-1b"],
                        ]
                    ],
                ]
            ]
        },
        CodeCase(.availabilityZoneCrossed, in: .pair(), "i-client", "i-server:443", fix: "eu-west-1a") {
            $0[subnet: "subnet-2"].zone = "eu-west-1b"
        },
    ]

    /// Where packets begin and end.
    static let ends: [CodeCase] = [
        CodeCase(.badState, in: .pair(), "i-client", "i-server:443", fix: "start-instances") {
            $0[instance: "i-server"].state = "stopped"
        },
        CodeCase(.badStateAttachment, in: .online(), "internet", "i-client:443", fix: "attach-internet-gateway") {
            $0.internetGateways = [.init(id: "igw-a", vpc: "vpc-a", state: "detached")]
        },
        CodeCase(.noPossibleDestination, in: .pair(), "i-client", "10.0.2.99:443", fix: "address"),
        CodeCase(.noSourceOrDestination, in: .pair(), "10.0.1.99", "i-server:443", fix: "host"),
        CodeCase(.reservedAddress, in: .online(), "i-client", "169.254.168.5:80", fix: "address"),
        CodeCase(
            .metadataServiceDisabled, in: .pair(), "i-client", "169.254.169.254:80",
            fix: "modify-instance-metadata-options"
        ) { $0[instance: "i-client"].metadata = "disabled" },
    ]

    /// Sizes of packets, and idle connections.
    static let sizes: [CodeCase] = [
        CodeCase(
            .pathMTUBlackHole, in: .online(), "i-client", "52.1.1.2:443", fix: "authorize-security-group-ingress"
        ) { draft in
            draft[interface: "eni-server"].publics = ["10.0.2.20": "52.1.1.2"]
            draft[table: "rtb-private"].routes = [Route("0.0.0.0/0", "igw-a")]
        },
        CodeCase(
            .packetExceedsMTU, in: .transit(), "i-client", "i-far:443", options: ["--mtu", "9001"], fix: "ip link set"),
        CodeCase(
            .keepaliveTooLong, in: .online(), "i-server", "198.51.100.7:443", options: ["--keepalive", "7200"],
            fix: "tcp_keepalive_time"),
        CodeCase(
            .keepaliveNotCounted, in: .balanced(), "internet", "alb:shop:443", options: ["--keepalive", "30"],
            fix: "idle_timeout.timeout_seconds"),
    ]
}
