extension CodeCatalogue {
    /// The size of packets, and how long connections may be idle.
    static let sizes = [
        CodeExplanation(
            .pathMTUBlackHole, cause: "aws.pmtu",
            meaning: "A component carries smaller packets than the sender may send, and the sender may not learn it.",
            background:
                "Instances of current types send up to 9001 bytes inside a VPC. Gateways carry less: 1500 at an internet "
                + "gateway, 8500 at NAT and transit gateways, endpoints and peerings between regions. A sender forbids "
                + "fragmenting and waits for an ICMP message that says how much fits; where no message is sent, or a group or ACL "
                + "drops it, handshakes and small requests work while large transfers hang. AWS does not promise that a "
                + "security group lets the message in as part of the connection it is about, so a rule is the safe way.",
            remedy:
                "Allow icmp type 3 code 4 (IPv6: icmpv6 type 2) from anywhere in the sender's groups and in the ACLs on the "
                + "way, or set a smaller MTU on the sender's interface or route."),
        CodeExplanation(
            .packetExceedsMTU, cause: "network.mtu",
            meaning: "The packets asked about are larger than a component on the way carries.",
            background:
                "Packets that may not be fragmented are dropped where they do not fit, and in IPv6 routers never fragment. TCP "
                + "normally stays below the limit, since both ends announce their segment size and some gateways lower it.",
            remedy: "Send smaller packets: lower the MTU of the sender's interface, or the size the application writes."
        ),
        CodeExplanation(
            .keepaliveTooLong, cause: "aws.idle-timeout",
            meaning: "A component on the way forgets idle connections before the client's next keepalive.",
            background:
                "NAT gateways, network load balancers and interface endpoints forget a TCP connection after 350 idle seconds, and "
                + "security groups of newer instance types too; Linux sends its first keepalive after 7200. The next packet is "
                + "then answered with a reset, or vanishes.",
            remedy:
                "Let the client send keepalives well within the shortest timeout: net.ipv4.tcp_keepalive_time, and SO_KEEPALIVE on "
                + "the socket. Where the timeout is an attribute, it may be raised instead."),
        CodeExplanation(
            .keepaliveNotCounted, cause: "aws.idle-timeout",
            meaning: "An application load balancer closes connections without requests, and counts no TCP keepalives.",
            background:
                "The idle timeout of an application load balancer, 60 seconds by default, is about data. A keepalive carries none.",
            remedy:
                "Send requests more often than the timeout, raise idle_timeout.timeout_seconds, or open connections anew; keep the "
                + "target's own timeout above the load balancer's."),
    ]
}
