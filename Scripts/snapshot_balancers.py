"""Load balancers as the AWS CLI prints them, for a `ServiceAccount`."""
from snapshot_instances import TIME

SHORT = {"application": "app", "network": "net", "gateway": "gwy"}


def place(name):
    """The last parts of an ARN, which hold a number of 16 digits."""
    return f"{name}/{name.encode().hex():0<16.16}"


def arn(a, kind, path):
    return a.service_arn("elasticloadbalancing", f"{kind}/{path}")


def attributes(a, operation, identifier, values):
    a.list(operation, "Attributes", *({"Key": key, "Value": value} for key, value in values.items()), id=identifier)


def balancer(a, name, kind, scheme, nodes, groups, cross_zone):
    """A load balancer and its interfaces. `nodes` are a subnet, a private address and a public one or None."""
    short = SHORT[kind]
    identifier = arn(a, "loadbalancer", f"{short}/{place(name)}")
    internal = "internal-" if scheme == "internal" and kind == "application" else ""
    a.add("elbv2/describe-load-balancers", "LoadBalancers", {
        "LoadBalancerArn": identifier, "DNSName": f"{internal}{name}-1234567890.{a.region}.elb.amazonaws.com",
        "CanonicalHostedZoneId": "Z32O12XQLNTSW2", "CreatedTime": TIME, "LoadBalancerName": name, "Scheme": scheme,
        "VpcId": nodes[0][0]["VpcId"], "State": {"Code": "active"}, "Type": kind, "AvailabilityZones": [
            {"ZoneName": subnet["AvailabilityZone"], "SubnetId": subnet["SubnetId"], "LoadBalancerAddresses": []}
            for subnet, _, _ in nodes],
        "IpAddressType": "ipv4", **({"SecurityGroups": [group["GroupId"] for group in groups]} if groups else {})})
    attributes(a, "elbv2/describe-load-balancer-attributes", identifier, {
        "load_balancing.cross_zone.enabled": str(cross_zone).lower(),
        **({"idle_timeout.timeout_seconds": "60"} if kind == "application" else {})})
    for subnet, address, public in nodes:
        a.interface(f"{name}/{subnet['AvailabilityZone']}", subnet, address, groups, public=public, show_name=False,
                    kind="network_load_balancer" if kind == "network" else "interface", requester="amazon-elb",
                    description=f"ELB {short}/{place(name)}")
    return identifier


def target_group(a, name, protocol, port, of, vpc, kind, targets):
    """A target group. `targets` are the id, the zone or None, and the state with its reason or None."""
    identifier = arn(a, "targetgroup", place(name))
    check = ({"HealthCheckProtocol": "HTTP", "HealthCheckPath": "/health", "Matcher": {"HttpCode": "200"}}
             if protocol == "HTTP" else {"HealthCheckProtocol": "TCP"})
    a.add("elbv2/describe-target-groups", "TargetGroups", {
        "TargetGroupArn": identifier, "TargetGroupName": name, "Protocol": protocol, "Port": port,
        "VpcId": vpc["VpcId"], "HealthCheckPort": "traffic-port", "HealthCheckEnabled": True, **check,
        "HealthCheckIntervalSeconds": 30, "HealthCheckTimeoutSeconds": 5, "HealthyThresholdCount": 5,
        "UnhealthyThresholdCount": 2, "LoadBalancerArns": [of], "TargetType": kind, "IpAddressType": "ipv4"})
    attributes(a, "elbv2/describe-target-group-attributes", identifier, {
        "deregistration_delay.timeout_seconds": "300",
        "load_balancing.cross_zone.enabled": "use_load_balancer_configuration",
        **({"preserve_client_ip.enabled": str(kind != "ip").lower()} if protocol == "TCP" else {})})
    a.list("elbv2/describe-target-health", "TargetHealthDescriptions", *({
        "Target": {"Id": target, "Port": port, **({"AvailabilityZone": zone} if zone else {})},
        "HealthCheckPort": str(port), "TargetHealth": {"State": state, **({"Reason": reason} if reason else {})}}
        for target, zone, state, reason in targets), id=identifier)
    return identifier


def listener(a, of, protocol, port, action):
    """A listener with one default action; `action` is a target group or a status code that it redirects with."""
    identifier = of.replace(":loadbalancer/", ":listener/") + f"/{f'{protocol}{port}'.encode().hex():0<16.16}"
    if action.startswith("arn:"):
        actions = [{"Type": "forward", "TargetGroupArn": action, "ForwardConfig": {
            "TargetGroups": [{"TargetGroupArn": action, "Weight": 1}]}}]
    else:
        actions = [{"Type": "redirect", "RedirectConfig": {"Protocol": "HTTPS", "Port": "443", "StatusCode": action}}]
    a.add("elbv2/describe-listeners", "Listeners", {
        "ListenerArn": identifier, "LoadBalancerArn": of, "Port": port, "Protocol": protocol,
        "DefaultActions": actions})
    if "/app/" in of:
        a.list("elbv2/describe-rules", "Rules", {
            "RuleArn": identifier.replace(":listener/", ":listener-rule/") + "/0", "Priority": "default",
            "Conditions": [], "Actions": actions, "IsDefault": True}, id=identifier)
        own = {"routing.http.response.server.enabled": "true"}
        attributes(a, "elbv2/describe-listener-attributes", identifier, own)
    else:
        attributes(a, "elbv2/describe-listener-attributes", identifier, {"tcp.idle_timeout.seconds": "350"})
