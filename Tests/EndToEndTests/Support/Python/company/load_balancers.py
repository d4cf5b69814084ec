"""Load balancers of all kinds, with their interfaces."""
from company.elements import TIME, secret


def add(a):
    front = balancer(a, "front", "app", "application", ["prod-public-a", "prod-public-b"], ["balancer"])
    tcp = balancer(a, "tcp", "net", "network", ["prod-app-a", "prod-app-b"], None)
    inspect = balancer(a, "inspect", "gwy", "gateway", ["inspection-appliance-a"], None)
    front_interfaces(a)
    web = target_group(a, "web", "HTTP", 8080, front, "instance", [
        ("web-1", a.id("i", "web-1"), "healthy"), ("web-2", a.id("i", "web-2"), "unhealthy")])
    app = target_group(a, "app", "TCP", 7000, tcp, "ip", [("app-1", "10.0.10.10", "healthy")])
    appliances = target_group(a, "appliances", "GENEVE", 6081, inspect, "instance", [
        ("appliance-1", a.id("i", "appliance-1"), "healthy")])
    https = listener(a, front, "front", "HTTPS", 443, [authenticate(), {**forward(web), "Order": 2}], {
        "Certificates": [{"CertificateArn": a.service_arn("acm", "certificate/front")}],
        "SslPolicy": "ELBSecurityPolicy-TLS13-1-2-2021-06", "MutualAuthentication": {"Mode": "off"}})
    http = listener(a, front, "front-plain", "HTTP", 80, [{
        "Type": "redirect", "RedirectConfig": {
            "Protocol": "HTTPS", "Port": "443", "Host": "#{host}", "Path": "/#{path}", "Query": "#{query}",
            "StatusCode": "HTTP_301"}}], {})
    listener(a, tcp, "tcp", "TCP", 7000, [forward(app)], {"AlpnPolicy": []})
    listener(a, inspect, "inspect", None, None, [forward(appliances)], {})
    rules(a, https, http, web)
    classic(a)


def arn(a, kind, place):
    return a.service_arn("elasticloadbalancing", f"{kind}/{place}")


def place(name):
    """The last parts of an ARN, which hold a number of 16 digits."""
    return f"{name}/{name.encode().hex():0<16.16}"


def balancer(a, name, short, kind, subnets, groups):
    identifier = arn(a, "loadbalancer", f"{short}/{place(name)}")
    inside = [a.subnets[each] for each in subnets]
    element = {
        "LoadBalancerArn": identifier, "DNSName": f"{name}-1234567890.{a.region}.elb.amazonaws.com",
        "CanonicalHostedZoneId": "Z32O12XQLNTSW2", "CreatedTime": TIME, "LoadBalancerName": name,
        "Scheme": "internet-facing" if kind == "application" else "internal", "VpcId": inside[0]["VpcId"],
        "State": {"Code": "active"}, "Type": kind, "AvailabilityZones": [
            {"ZoneName": each["AvailabilityZone"], "SubnetId": each["SubnetId"], "LoadBalancerAddresses": []}
            for each in inside], "IpAddressType": "ipv4"}
    if kind == "gateway":
        for key in ("DNSName", "CanonicalHostedZoneId", "Scheme"):
            del element[key]
    if groups:
        element["SecurityGroups"] = [a.groups[each]["GroupId"] for each in groups]
    a.add("elbv2/describe-load-balancers", "LoadBalancers", element)
    values = {"deletion_protection.enabled": "false", "load_balancing.cross_zone.enabled": "true"}
    if kind == "application":
        values |= {"idle_timeout.timeout_seconds": "60", "routing.http.drop_invalid_header_fields.enabled": "false"}
    attributes(a, "elbv2/describe-load-balancer-attributes", identifier, values)
    return identifier


def front_interfaces(a):
    for zone, address, public in (("a", "10.0.0.50", "198.51.100.50"), ("b", "10.0.1.50", "198.51.100.51")):
        a.interface(f"front-{zone}", a.subnets[f"prod-public-{zone}"], address, [a.groups["balancer"]], public=public,
                    description=f"ELB app/{place('front')}", requester="amazon-elb", show_name=False)
    for zone, address in (("a", "10.0.10.50"), ("b", "10.0.11.50")):
        a.interface(f"tcp-{zone}", a.subnets[f"prod-app-{zone}"], address, [], kind="network_load_balancer",
                    description=f"ELB net/{place('tcp')}", requester="amazon-elb", show_name=False)
    a.interface("inspect-a", a.subnets["inspection-appliance-a"], "10.2.20.50", [], kind="gateway_load_balancer",
                description=f"ELB gwy/{place('inspect')}", requester="amazon-elb", check=False, show_name=False)


def attributes(a, operation, identifier, values):
    a.list(operation, "Attributes", *({"Key": key, "Value": value} for key, value in values.items()), id=identifier)


def target_group(a, name, protocol, port, balancer, kind, targets):
    identifier = arn(a, "targetgroup", place(name))
    vpc = a.vpcs["inspection" if protocol == "GENEVE" else "prod"]["VpcId"]
    check = {"HealthCheckProtocol": "HTTP", "HealthCheckPath": "/health?deep=<no>&n=1", "Matcher": {"HttpCode": "200-299"}}
    a.add("elbv2/describe-target-groups", "TargetGroups", {
        "TargetGroupArn": identifier, "TargetGroupName": name, "Protocol": protocol, "Port": port, "VpcId": vpc,
        "HealthCheckPort": "traffic-port", "HealthCheckEnabled": True, "HealthCheckIntervalSeconds": 30,
        "HealthCheckTimeoutSeconds": 5, "HealthyThresholdCount": 5, "UnhealthyThresholdCount": 2,
        **(check if protocol == "HTTP" else {"HealthCheckProtocol": "TCP"}), "LoadBalancerArns": [balancer],
        "TargetType": kind, "IpAddressType": "ipv4", **({"ProtocolVersion": "HTTP1"} if protocol == "HTTP" else {})})
    attributes(a, "elbv2/describe-target-group-attributes", identifier, {
        "deregistration_delay.timeout_seconds": "300", "stickiness.enabled": "false"})
    states = {"healthy": {"State": "healthy"}, "unhealthy": {
        "State": "unhealthy", "Reason": "Target.Timeout", "Description": "Request timed out"}}
    a.list("elbv2/describe-target-health", "TargetHealthDescriptions", *({
        "Target": {"Id": target, "Port": port, **({"AvailabilityZone": a.zone("a")} if kind == "ip" else {})},
        "HealthCheckPort": str(port), "TargetHealth": states[state],
        "AdministrativeOverride": {
            "State": "no_override", "Reason": "AdministrativeOverride.NoOverride",
            "Description": "No override is currently active on target"}} for _, target, state in targets), id=identifier)
    return identifier


def forward(group):
    return {"Type": "forward", "TargetGroupArn": group, "ForwardConfig": {
        "TargetGroups": [{"TargetGroupArn": group, "Weight": 1}], "TargetGroupStickinessConfig": {"Enabled": False}}}


def authenticate():
    return {"Type": "authenticate-oidc", "Order": 1, "AuthenticateOidcConfig": {
        "Issuer": "https://login.example.com", "AuthorizationEndpoint": "https://login.example.com/authorize",
        "TokenEndpoint": "https://login.example.com/token", "UserInfoEndpoint": "https://login.example.com/user",
        "ClientId": "shop", "ClientSecret": secret("oidc"), "SessionCookieName": "AWSELBAuthSessionCookie",
        "Scope": "openid", "SessionTimeout": 604800, "AuthenticationRequestExtraParams": {"prompt": "login"},
        "OnUnauthenticatedRequest": "authenticate"}}


def listener(a, balancer, name, protocol, port, actions, more):
    identifier = balancer.replace(":loadbalancer/", ":listener/") + f"/{name.encode().hex():0<16.16}"
    a.add("elbv2/describe-listeners", "Listeners", {
        "ListenerArn": identifier, "LoadBalancerArn": balancer,
        **({"Port": port, "Protocol": protocol} if protocol else {}), "DefaultActions": actions, **more})
    key = "routing.http.response.server.enabled" if "/app/" in balancer else "tcp.idle_timeout.seconds"
    attributes(a, "elbv2/describe-listener-attributes", identifier, {key: "true" if "/app/" in balancer else "350"})
    return identifier


def rules(a, https, http, web):
    def rule(of, name, priority, conditions, actions):
        return {"RuleArn": of.replace(":listener/", ":listener-rule/") + f"/{name.encode().hex():0<16.16}",
                "Priority": priority, "Conditions": conditions, "Actions": actions, "IsDefault": priority == "default"}

    a.list("elbv2/describe-rules", "Rules",
           rule(https, "paths", "10", [
               {"Field": "path-pattern", "Values": ["/api/*"], "PathPatternConfig": {"Values": ["/api/*"]}},
               {"Field": "source-ip", "SourceIpConfig": {"Values": ["198.51.100.128/28"]}},
               {"Field": "query-string", "QueryStringConfig": {"Values": [{"Key": "v", "Value": "2"}]}}],
                [forward(web)]),
           rule(https, "no", "20", [{"Field": "http-header", "HttpHeaderConfig": {
               "HttpHeaderName": "User-Agent", "Values": ["*bot*"]}}], [{
                   "Type": "fixed-response", "FixedResponseConfig": {
                       "MessageBody": "no", "StatusCode": "403", "ContentType": "text/plain"}}]),
           rule(https, "https", "default", [], [forward(web)]), id=https)
    a.list("elbv2/describe-rules", "Rules", rule(http, "http", "default", [], [forward(web)]), id=http)


def classic(a):
    a.list("elb/describe-load-balancers", "LoadBalancerDescriptions", {
        "LoadBalancerName": "old-shop", "DNSName": f"internal-old-shop-987654321.{a.region}.elb.amazonaws.com",
        "CanonicalHostedZoneNameID": "Z32O12XQLNTSW2", "ListenerDescriptions": [{
            "Listener": {"Protocol": "TCP", "LoadBalancerPort": 3306, "InstanceProtocol": "TCP", "InstancePort": 3306},
            "PolicyNames": []}],
        "Policies": {"AppCookieStickinessPolicies": [], "LBCookieStickinessPolicies": [], "OtherPolicies": []},
        "BackendServerDescriptions": [], "AvailabilityZones": [a.zone("a")],
        "Subnets": [a.subnets["legacy-a-a"]["SubnetId"]], "VPCId": a.vpcs["legacy"]["VpcId"],
        "Instances": [{"InstanceId": a.id("i", "legacy-1")}],
        "HealthCheck": {"Target": "TCP:3306", "Interval": 30, "Timeout": 5, "UnhealthyThreshold": 2,
                        "HealthyThreshold": 10},
        "SourceSecurityGroup": {"OwnerAlias": a.account, "GroupName": "legacy"},
        "SecurityGroups": [a.groups["legacy"]["GroupId"]], "CreatedTime": "2019-03-04T09:12:31.370Z",
        "Scheme": "internal"})
    a.interface("old-shop", a.subnets["legacy-a-a"], "10.3.0.50", [a.groups["legacy"]], description="ELB old-shop",
                requester="amazon-elb", show_name=False)
    a.put("elb/describe-load-balancer-attributes", {"LoadBalancerAttributes": {
        "CrossZoneLoadBalancing": {"Enabled": False}, "AccessLog": {"Enabled": False},
        "ConnectionDraining": {"Enabled": True, "Timeout": 300}, "ConnectionSettings": {"IdleTimeout": 60},
        "AdditionalAttributes": [{"Key": "elb.http.desyncmitigationmode", "Value": "defensive"}]}}, "old-shop")
    a.list("elb/describe-instance-health", "InstanceStates", {
        "InstanceId": a.id("i", "legacy-1"), "State": "OutOfService", "ReasonCode": "Instance",
        "Description": "Instance has failed at least the UnhealthyThreshold number of health checks consecutively."},
        id="old-shop")
