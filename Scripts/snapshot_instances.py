"""Interfaces and instances as the AWS CLI prints them: a part of the `Account` of snapshot_elements.py."""
import hashlib

TIME = "2025-03-04T09:12:31.000Z"


def tags(name, **more):
    return [{"Key": key, "Value": value} for key, value in {"Name": name, **more}.items()]


class InstanceElements:
    """Needs `account`, `region`, `id` and `add` of the account it is a part of."""

    def dns(self, address):
        return f"ip-{address.replace('.', '-')}.{self.region}.compute.internal"

    def association(self, name, public, elastic):
        """What an interface says about its public address: an elastic one, or one lent by Amazon."""
        dns = f"ec2-{(elastic or public).replace('.', '-')}.{self.region}.compute.amazonaws.com"
        if not elastic:
            return {"IpOwnerId": "amazon", "PublicDnsName": dns, "PublicIp": public}
        return {
            "AllocationId": self.id("eipalloc", name), "AssociationId": self.id("eipassoc", name),
            "IpOwnerId": self.account, "PublicDnsName": dns, "PublicIp": elastic}

    def interface(self, name, subnet, address, groups, address6=None, public=None, elastic=None, instance=None,
                  kind="interface", description="", requester=None, check=True, show_name=True):
        identifier = self.id("eni", name)
        association = self.association(name, public, elastic) if public or elastic else None
        attachment = {"DeleteOnTermination": bool(instance), "DeviceIndex": 0 if instance else 1}
        if instance:
            attachment = {
                "AttachTime": TIME, "AttachmentId": self.id("eni-attach", name), **attachment,
                "NetworkCardIndex": 0, "InstanceId": instance, "InstanceOwnerId": self.account}
        else:
            attachment = {"AttachmentId": self.id("ela-attach", name), **attachment,
                          "InstanceOwnerId": "amazon-aws"}
        private = {"Primary": True, "PrivateDnsName": self.dns(address), "PrivateIpAddress": address}
        element = {"Association": association} if association else {}
        element.update({
            "Attachment": {**attachment, "Status": "attached"},
            "AvailabilityZone": subnet["AvailabilityZone"], "Description": description,
            "Groups": [{"GroupId": group["GroupId"], "GroupName": group["GroupName"]} for group in groups],
            "InterfaceType": kind,
            "Ipv6Addresses": [{"Ipv6Address": address6, "IsPrimaryIpv6": False}] if address6 else [],
            "MacAddress": "06:" + ":".join(identifier[-10:][i:i + 2] for i in range(0, 10, 2)),
            "NetworkInterfaceId": identifier, "OwnerId": self.account, "PrivateDnsName": self.dns(address),
            "PrivateIpAddress": address,
            "PrivateIpAddresses": [{"Association": association, **private} if association else private]})
        if requester:
            element["RequesterId"] = requester
        element.update({
            "RequesterManaged": bool(requester), "SourceDestCheck": check, "Status": "in-use",
            "SubnetId": subnet["SubnetId"], "TagSet": tags(name) if show_name else [], "VpcId": subnet["VpcId"],
            "Operator": {"Managed": False}, "AvailabilityZoneId": subnet["AvailabilityZoneId"]})
        if elastic:
            owned = {"InstanceId": instance} if instance else {}
            self.add("describe-addresses", "Addresses", {
                "AllocationId": association["AllocationId"], "AssociationId": association["AssociationId"],
                "Domain": "vpc", "NetworkInterfaceId": identifier, "NetworkInterfaceOwnerId": self.account,
                "PrivateIpAddress": address, "Tags": tags(name), "PublicIpv4Pool": "amazon",
                "NetworkBorderGroup": self.region, **owned, "PublicIp": elastic})
        return self.add("describe-network-interfaces", "NetworkInterfaces", element)

    def instance(self, name, subnet, address, groups, address6=None, public=None, elastic=None, size="m6i.large",
                 **more):
        """A running Linux instance with one interface. `more` are further tags."""
        identifier = self.id("i", name)
        interface = self.interface(
            name, subnet, address, groups, address6, public, elastic, instance=identifier, show_name=False)
        association = interface.get("Association")
        seen = {"IpOwnerId": association["IpOwnerId"], "PublicDnsName": association["PublicDnsName"],
                "PublicIp": association["PublicIp"]} if association else None
        attachment = interface["Attachment"]
        private = {key: interface["PrivateIpAddresses"][0][key]
                   for key in ("Primary", "PrivateDnsName", "PrivateIpAddress")}
        own = {"Association": seen} if seen else {}
        own.update({
            "Attachment": {
                "AttachTime": TIME, "AttachmentId": attachment["AttachmentId"], "DeleteOnTermination": True,
                "DeviceIndex": 0, "Status": "attached", "NetworkCardIndex": 0},
            "Description": "", "Groups": interface["Groups"], "Ipv6Addresses": interface["Ipv6Addresses"],
            "MacAddress": interface["MacAddress"], "NetworkInterfaceId": interface["NetworkInterfaceId"],
            "OwnerId": self.account, "PrivateDnsName": self.dns(address), "PrivateIpAddress": address,
            "PrivateIpAddresses": [{"Association": seen, **private} if seen else private],
            "SourceDestCheck": True, "Status": "in-use", "SubnetId": subnet["SubnetId"], "VpcId": subnet["VpcId"],
            "InterfaceType": "interface", "Operator": {"Managed": False}})
        element = {
            "Architecture": "x86_64",
            "BlockDeviceMappings": [{"DeviceName": "/dev/xvda", "Ebs": {
                "AttachTime": TIME, "DeleteOnTermination": True, "Status": "attached",
                "VolumeId": self.id("vol", name)}}],
            "ClientToken": hashlib.sha256(name.encode()).hexdigest()[:32], "EbsOptimized": True,
            "EnaSupport": True, "Hypervisor": "xen", "NetworkInterfaces": [own], "RootDeviceName": "/dev/xvda",
            "RootDeviceType": "ebs", "SecurityGroups": interface["Groups"], "SourceDestCheck": True,
            "Tags": tags(name, **more), "VirtualizationType": "hvm",
            "CpuOptions": {"CoreCount": 1, "ThreadsPerCore": 2},
            "CapacityReservationSpecification": {"CapacityReservationPreference": "open"},
            "HibernationOptions": {"Configured": False},
            "MetadataOptions": {
                "State": "applied", "HttpTokens": "required", "HttpPutResponseHopLimit": 2,
                "HttpEndpoint": "enabled", "HttpProtocolIpv6": "disabled", "InstanceMetadataTags": "disabled"},
            "EnclaveOptions": {"Enabled": False}, "BootMode": "uefi-preferred", "PlatformDetails": "Linux/UNIX",
            "UsageOperation": "RunInstances", "UsageOperationUpdateTime": TIME,
            "PrivateDnsNameOptions": {
                "HostnameType": "ip-name", "EnableResourceNameDnsARecord": False,
                "EnableResourceNameDnsAAAARecord": False}}
        if address6:
            element["Ipv6Address"] = address6
        element.update({
            "MaintenanceOptions": {"AutoRecovery": "default"}, "CurrentInstanceBootMode": "uefi",
            "NetworkPerformanceOptions": {"BandwidthWeighting": "default"}, "Operator": {"Managed": False},
            "InstanceId": identifier, "ImageId": self.id("ami", "linux"), "State": {"Code": 16, "Name": "running"},
            "PrivateDnsName": self.dns(address), "PublicDnsName": seen["PublicDnsName"] if seen else "",
            "StateTransitionReason": "", "KeyName": "operations", "AmiLaunchIndex": 0, "ProductCodes": [],
            "InstanceType": size, "LaunchTime": TIME,
            "Placement": {"AvailabilityZone": subnet["AvailabilityZone"],
                          "AvailabilityZoneId": subnet["AvailabilityZoneId"], "GroupName": "", "Tenancy": "default"},
            "Monitoring": {"State": "disabled"}, "SubnetId": subnet["SubnetId"], "VpcId": subnet["VpcId"],
            "PrivateIpAddress": address})
        if seen:
            element["PublicIpAddress"] = seen["PublicIp"]
        self.add("describe-instances", "Reservations", {
            "ReservationId": self.id("r", name), "OwnerId": self.account, "Groups": [], "Instances": [element]})
        return interface
