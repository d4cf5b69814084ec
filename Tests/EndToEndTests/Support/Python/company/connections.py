"""VPNs, endpoints, route servers, and the gateways of Outposts and Wavelength zones."""
from company.elements import TIME, secret, tags


def add(a):
    vpn_gateways(a)
    vpn_connections(a)
    client_vpn(a)
    endpoints(a)
    endpoint_services(a)
    route_server(a)
    edge_gateways(a)


def vpn_gateways(a):
    a.list("describe-vpn-gateways", "VpnGateways", {
        "AmazonSideAsn": 64512, "Tags": tags("legacy"), "VpnGatewayId": a.id("vgw", "legacy"), "State": "available",
        "Type": "ipsec.1", "VpcAttachments": [{"VpcId": a.vpcs["legacy"]["VpcId"], "State": "attached"}]})
    a.list("describe-customer-gateways", "CustomerGateways", *({
        "DeviceName": name, "Tags": tags(name), "CustomerGatewayId": a.id("cgw", name), "State": "available",
        "Type": "ipsec.1", "IpAddress": address, "BgpAsn": "65000"}
        for name, address in (("dublin", "203.0.113.7"), ("cork", "203.0.113.8"))))
    a.list("describe-vpn-concentrators", "VpnConcentrators", {
        "VpnConcentratorId": a.id("vpncon", "branches"), "State": "available", "TransitGatewayId": a.tgw,
        "TransitGatewayAttachmentId": a.id("tgw-attach", "vpn"), "Type": "ipsec.1", "Tags": tags("branches")})


def vpn_connections(a):
    a.list("describe-vpn-connections", "VpnConnections",
           vpn_connection(a, "hub", "dublin", {"TransitGatewayId": a.tgw}, [], "UP"),
           vpn_connection(a, "legacy", "cork", {"VpnGatewayId": a.id("vgw", "legacy")}, ["172.17.0.0/16"], "DOWN"))


def vpn_connection(a, name, customer, gateway, static, status):
    tunnels = [(f"198.51.100.{200 + index}", f"169.254.{index + 10}.0/30", secret(f"psk.{name}.{index}"))
               for index in range(2)]
    gateways = "".join(
        f"    <ipsec_tunnel>\n      <ike>\n        <pre_shared_key>{key}</pre_shared_key>\n      </ike>\n"
        "    </ipsec_tunnel>\n" for _, _, key in tunnels)
    identifier = a.id("vpn", name)
    return {
        "Category": "VPN", **gateway, "GatewayAssociationState": "associated", "Options": {
            "EnableAcceleration": False, "StaticRoutesOnly": bool(static), "LocalIpv4NetworkCidr": "0.0.0.0/0",
            "RemoteIpv4NetworkCidr": "0.0.0.0/0", "OutsideIpAddressType": "PublicIpv4",
            "TunnelInsideIpVersion": "ipv4", "TunnelOptions": [{
                "OutsideIpAddress": outside, "TunnelInsideCidr": inside, "PreSharedKey": key,
                "Phase1LifetimeSeconds": 28800, "Phase1EncryptionAlgorithms": [{"Value": "AES256"}],
                "Phase1DHGroupNumbers": [{"Value": 14}, {"Value": 20}], "IkeVersions": [{"Value": "ikev2"}],
                "LogOptions": {"CloudWatchLogOptions": {"LogEnabled": False}}}
                for outside, inside, key in tunnels]},
        "Routes": [{"DestinationCidrBlock": block, "Source": "Static", "State": "available"} for block in static],
        "Tags": tags(name), "VgwTelemetry": [{
            "AcceptedRouteCount": 2 if status == "UP" else 0, "LastStatusChange": TIME, "OutsideIpAddress": outside,
            "Status": status, "StatusMessage": "" if status == "UP" else "IPSEC IS DOWN"}
            for outside, _, _ in tunnels],
        "VpnConnectionId": identifier, "State": "available",
        "CustomerGatewayConfiguration": '<?xml version="1.0" encoding="UTF-8"?>\n'
                                        f'<vpn_connection id="{identifier}">\n{gateways}</vpn_connection>',
        "Type": "ipsec.1", "CustomerGatewayId": a.id("cgw", customer)}


def client_vpn(a):
    identifier = a.id("cvpn-endpoint", "staff")
    a.list("describe-client-vpn-endpoints", "ClientVpnEndpoints", {
        "ClientVpnEndpointId": identifier, "Description": "staff", "Status": {"Code": "available"},
        "CreationTime": "2025-03-04T09:12:31", "DnsName": f"*.{identifier}.prod.clientvpn.eu-west-1.amazonaws.com",
        "ClientCidrBlock": "10.200.0.0/22", "DnsServers": ["10.1.0.2"], "SplitTunnel": True, "VpnProtocol": "openvpn",
        "TransportProtocol": "udp", "VpnPort": 443, "AssociatedTargetNetworks": [
            {"NetworkId": a.subnets["shared-tools-a"]["SubnetId"], "NetworkType": "vpc"}],
        "ServerCertificateArn": a.service_arn("acm", "certificate/staff"), "AuthenticationOptions": [
            {"Type": "certificate-authentication", "MutualAuthentication": {
                "ClientRootCertificateChain": a.service_arn("acm", "certificate/root")}}],
        "ConnectionLogOptions": {"Enabled": False}, "Tags": tags("staff"),
        "SecurityGroupIds": [a.groups["tools"]["GroupId"]], "VpcId": a.vpcs["shared"]["VpcId"],
        "ClientConnectOptions": {"Enabled": False}, "SessionTimeoutHours": 24,
        "ClientLoginBannerOptions": {"Enabled": False}})
    common = {"ClientVpnEndpointId": identifier, "Status": {"Code": "active"}}
    a.list("describe-client-vpn-routes", "Routes", *({
        **common, "DestinationCidr": block, "TargetSubnet": a.subnets["shared-tools-a"]["SubnetId"], "Type": "Nat",
        "Origin": origin, "Description": ""} for block, origin in
        (("10.1.0.0/16", "associate"), ("10.0.0.0/16", "add-route"))))
    a.list("describe-client-vpn-authorization-rules", "AuthorizationRules", {
        **common, "Description": "everyone", "GroupId": "", "AccessAll": True, "DestinationCidr": "10.0.0.0/8"})


def endpoints(a):
    prod = a.vpcs["prod"]

    def endpoint(name, kind, service, **more):
        identifier = a.id("vpce", name)
        a.add("describe-vpc-endpoints", "VpcEndpoints", {
            "VpcEndpointId": identifier, "VpcEndpointType": kind, "VpcId": prod["VpcId"], "ServiceName": service,
            "State": "available", "RouteTableIds": [], "SubnetIds": [], "Groups": [], "PrivateDnsEnabled": False,
            "RequesterManaged": False, "NetworkInterfaceIds": [], "DnsEntries": [], "CreationTimestamp": TIME,
            "Tags": tags(name), "OwnerId": a.account, **more})
        return identifier

    def interface(name, subnet, address, kind, groups):
        return a.interface(f"vpce-{name}", a.subnets[subnet], address, groups, kind=kind, show_name=False,
                           description=f"VPC Endpoint Interface {a.id('vpce', name)}", requester="727180483921",
                           )["NetworkInterfaceId"]

    policy = '{\n  "Statement": [{"Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*"}]\n}'
    endpoint("s3", "Gateway", "com.amazonaws.eu-west-1.s3", PolicyDocument=policy,
             RouteTableIds=[a.id("rtb", "prod-app")])
    group = a.groups["endpoints"]
    endpoint("ssm", "Interface", "com.amazonaws.eu-west-1.ssm", PolicyDocument=policy, PrivateDnsEnabled=True,
             SubnetIds=[a.subnets["prod-endpoints-a"]["SubnetId"]], IpAddressType="ipv4",
             Groups=[{"GroupId": group["GroupId"], "GroupName": "endpoints"}], DnsOptions={"DnsRecordIpType": "ipv4"},
             NetworkInterfaceIds=[interface("ssm", "prod-endpoints-a", "10.0.50.10", "vpc_endpoint", [group])],
             DnsEntries=[{"DnsName": "ssm.eu-west-1.amazonaws.com", "HostedZoneId": "Z1HUB23UULQXV"}])
    endpoint("inspect", "GatewayLoadBalancer", a.id("com.amazonaws.vpce.eu-west-1.vpce-svc", "inspect"),
             SubnetIds=[a.subnets["prod-public-a"]["SubnetId"]], NetworkInterfaceIds=[
                 interface("inspect", "prod-public-a", "10.0.0.60", "gateway_load_balancer_endpoint", [])])
    a.list("describe-vpc-endpoint-associations", "VpcEndpointAssociations", {
        "Id": a.id("vpce-rsc-asc", "catalogue"), "VpcEndpointId": a.id("vpce", "ssm"),
        "AssociatedResourceAccessibility": "Accessible",
        "DnsEntry": {"DnsName": "catalogue.example.com", "HostedZoneId": "Z1HUB23UULQXV"},
        "AssociatedResourceArn": a.service_arn("vpc-lattice", "resourceconfiguration/rcfg-0a1b2c3d4e5f60718"),
        "Tags": []})


def endpoint_services(a):
    gateway = a.service_arn("elasticloadbalancing", "loadbalancer/gwy/inspect/1a2b3c4d5e6f7081")
    service = a.id("vpce-svc", "inspect")
    name = f"com.amazonaws.vpce.eu-west-1.{service}"
    common = {"ServiceName": name, "ServiceId": service, "ServiceType": [{"ServiceType": "GatewayLoadBalancer"}],
              "AvailabilityZones": [a.zone("a")], "AcceptanceRequired": False, "ManagesVpcEndpoints": False,
              "BaseEndpointDnsNames": [f"{service}.eu-west-1.vpce.amazonaws.com"],
              "SupportedIpAddressTypes": ["ipv4"], "Tags": tags("inspect")}
    a.put("describe-vpc-endpoint-services", {
        "ServiceNames": ["com.amazonaws.eu-west-1.ssm", name], "ServiceDetails": [{
            "ServiceName": "com.amazonaws.eu-west-1.ssm", "ServiceId": "vpce-svc-0c0ffee0c0ffee0c0",
            "ServiceType": [{"ServiceType": "Interface"}], "AvailabilityZones": [a.zone("a"), a.zone("b")],
            "Owner": "amazon", "BaseEndpointDnsNames": ["ssm.eu-west-1.vpce.amazonaws.com"],
            "PrivateDnsName": "ssm.eu-west-1.amazonaws.com",
            "PrivateDnsNames": [{"PrivateDnsName": "ssm.eu-west-1.amazonaws.com"}],
            "VpcEndpointPolicySupported": True, "AcceptanceRequired": False, "ManagesVpcEndpoints": False, "Tags": [],
            "PrivateDnsNameVerificationState": "verified", "SupportedIpAddressTypes": ["ipv4"]},
            {**common, "Owner": a.account, "VpcEndpointPolicySupported": False}]})
    a.list("describe-vpc-endpoint-service-configurations", "ServiceConfigurations", {
        **common, "ServiceState": "Available", "GatewayLoadBalancerArns": [gateway]})
    a.list("describe-vpc-endpoint-connections", "VpcEndpointConnections", {
        "ServiceId": service, "VpcEndpointId": a.id("vpce", "inspect"), "VpcEndpointOwner": a.account,
        "VpcEndpointState": "available", "CreationTimestamp": TIME, "GatewayLoadBalancerArns": [gateway],
        "IpAddressType": "ipv4", "VpcEndpointConnectionId": a.id("vpce-con", "inspect"), "Tags": []})


def route_server(a):
    server, endpoint, peer = a.id("rs", "prod"), a.id("rse", "prod-a"), a.id("rsp", "app-1")
    vpc, subnet = a.vpcs["prod"]["VpcId"], a.subnets["prod-app-a"]
    interface = a.interface("route-server", subnet, "10.0.10.200", [], kind="interface", requester="amazon-aws",
                            show_name=False, description=f"Route server endpoint {endpoint}")["NetworkInterfaceId"]
    a.list("describe-route-servers", "RouteServers", {
        "RouteServerId": server, "AmazonSideAsn": 65100, "State": "available", "Tags": tags("prod"),
        "PersistRoutesState": "disabled", "SnsNotificationsEnabled": False})
    place = {"RouteServerId": server, "RouteServerEndpointId": endpoint, "VpcId": vpc, "SubnetId": subnet["SubnetId"]}
    a.list("describe-route-server-endpoints", "RouteServerEndpoints", {
        **place, "EniId": interface, "EniAddress": "10.0.10.200", "State": "available", "Tags": tags("prod-a")})
    a.list("describe-route-server-peers", "RouteServerPeers", {
        **place, "RouteServerPeerId": peer, "State": "available", "EndpointEniId": interface,
        "EndpointEniAddress": "10.0.10.200", "PeerAddress": "10.0.10.10",
        "BgpOptions": {"PeerAsn": 65200, "PeerLivenessDetection": "bfd"}, "BgpStatus": {"Status": "up"},
        "BfdStatus": {"Status": "up"}, "Tags": tags("app-1")})
    a.list("get-route-server-associations", "RouteServerAssociations",
           {"RouteServerId": server, "VpcId": vpc, "State": "associated"})
    a.list("get-route-server-propagations", "RouteServerPropagations",
           {"RouteServerId": server, "RouteTableId": a.id("rtb", "prod-db"), "State": "available"})
    a.put("get-route-server-routing-database", {"AreRoutesPersisted": False, "Routes": [{
        "RouteServerEndpointId": endpoint, "RouteServerPeerId": peer, "RouteInstallationDetails": [
            {"RouteTableId": a.id("rtb", "prod-db"), "RouteInstallationStatus": "installed"}],
        "RouteStatus": "in-fib", "Prefix": "172.20.0.0/16", "AsPaths": ["65200"], "Med": 0,
        "NextHopIp": "10.0.10.10"}]}, server)


def edge_gateways(a):
    a.list("describe-carrier-gateways", "CarrierGateways", {
        "CarrierGatewayId": a.id("cagw", "legacy"), "VpcId": a.vpcs["legacy"]["VpcId"], "State": "available",
        "OwnerId": a.account, "Tags": tags("legacy")})
    gateway, table = a.id("lgw", "outpost"), a.id("lgw-rtb", "outpost")
    outpost = a.service_arn("outposts", "outpost/op-0a1b2c3d4e5f60718")
    group = a.id("lgw-vif-grp", "outpost")
    a.list("describe-local-gateways", "LocalGateways", {
        "LocalGatewayId": gateway, "OutpostArn": outpost, "OwnerId": a.account, "State": "available",
        "Tags": tags("outpost")})
    a.list("describe-local-gateway-virtual-interfaces", "LocalGatewayVirtualInterfaces", {
        "LocalGatewayVirtualInterfaceId": a.id("lgw-vif", "outpost"), "LocalGatewayId": gateway, "Vlan": 2410,
        "LocalAddress": "10.210.0.1/30", "PeerAddress": "10.210.0.2/30", "LocalBgpAsn": 65300, "PeerBgpAsn": 65000,
        "OwnerId": a.account, "Tags": [], "LocalGatewayVirtualInterfaceGroupId": group})
    arn = a.arn("local-gateway-route-table", table)
    a.list("describe-local-gateway-route-tables", "LocalGatewayRouteTables", {
        "LocalGatewayRouteTableId": table, "LocalGatewayRouteTableArn": arn, "LocalGatewayId": gateway,
        "OutpostArn": outpost, "OwnerId": a.account, "State": "available", "Tags": [], "Mode": "direct-vpc-routing"})
    a.list("search-local-gateway-routes", "Routes", {
        "DestinationCidrBlock": "192.168.0.0/16", "LocalGatewayVirtualInterfaceGroupId": group, "Type": "static",
        "State": "active", "LocalGatewayRouteTableId": table, "LocalGatewayRouteTableArn": arn, "OwnerId": a.account})
