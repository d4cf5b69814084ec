#!/usr/bin/env python3
"""moto's AWS on a free loopback port, put right where it is too far from the real one.

    moto_server.py

Prints its port on standard output; ends when standard input closes. What is put right here is what cannot be put
right through the API; seed.py does the rest.
"""
import ipaddress
import itertools
import logging

import moto.ec2.models.elastic_ip_addresses as elastic_ip_addresses
import moto.ec2.models.nat_gateways as nat_gateways
from moto.ec2 import ec2_backends
from moto.ec2.models.vpc_peering_connections import VPCPeeringConnection
from moto.ec2.responses.network_acls import NetworkACLs
from moto.server import DomainDispatcherApplication, create_backend_app
from werkzeug.serving import WSGIRequestHandler, make_server

from loopback import serve_until_input_closes


def give_documentation_addresses():
    """Elastic addresses from 198.51.100.0/24 instead of 127.0.0.0/8, which no router would carry."""
    numbers = itertools.cycle(range(1, 255))
    elastic_ip_addresses.random_ip = lambda: f"198.51.100.{next(numbers)}"


def place_nat_gateways():
    """A NAT gateway's interface gets an address of its subnet, its own type, and no groups."""
    original = nat_gateways.NatGatewayBackend.create_nat_gateway

    def create_nat_gateway(self, subnet_id, *arguments, **keywords):
        gateway = original(self, subnet_id, *arguments, **keywords)
        interface = gateway._eni
        taken = {each.private_ip_address for each in self.enis.values() if each is not interface}
        block = ipaddress.ip_network(self.get_subnet(subnet_id).cidr_block)
        address = next(str(each) for each in list(block)[200:-1] if str(each) not in taken)
        gateway.private_ip = interface.private_ip_address = address
        interface.private_ip_addresses[0]["PrivateIpAddress"] = address
        gateway.address_set[0]["privateIp"] = address
        interface.interface_type = "nat_gateway"
        interface.requester_managed = True
        interface.source_dest_check = False
        interface.description = f"Interface for NAT Gateway {gateway.id}"
        interface.status = "in-use"
        interface._group_set = []
        gateway.connectivity_type = gateway.connectivity_type or "public"
        return gateway

    # The backend class has already inherited the method; it is looked up by name at every call.
    nat_gateways.NatGatewayBackend.create_nat_gateway = create_nat_gateway


def read_icmp_types():
    """An ACL row keeps its ICMP type and code: moto looks for them under another name than botocore's model has."""
    original = NetworkACLs._get_param

    def get_param(self, name, *default, **more):
        return original(self, name.replace("Icmp.", "IcmpTypeCode."), *default, **more)

    NetworkACLs._get_param = get_param


def list_peered_blocks():
    """Both ends of a peering connection list all their blocks, as on AWS, and not the first one only."""
    def info(vpc_name, options_name):
        def value(self):
            vpc = getattr(self, vpc_name)
            blocks6 = [{"Ipv6CidrBlock": each["cidr_block"]}
                       for each in vpc.get_cidr_block_association_set(ipv6=True)]
            element = {
                "OwnerId": vpc.owner_id, "Region": vpc.region, "VpcId": vpc.id, "CidrBlock": vpc.cidr_block,
                "CidrBlockSet": [{"CidrBlock": each["cidr_block"]} for each in vpc.get_cidr_block_association_set()],
                "PeeringOptions": getattr(self, options_name)}
            return {**element, "Ipv6CidrBlockSet": blocks6} if blocks6 else element
        return property(value)

    VPCPeeringConnection.requester_vpc_info = info("vpc", "requester_options")
    VPCPeeringConnection.accepter_vpc_info = info("peer_vpc", "accepter_options")


class SilentHandler(WSGIRequestHandler):
    def log(self, *_):
        pass


def main():
    logging.disable(logging.WARNING)
    give_documentation_addresses()
    place_nat_gateways()
    read_icmp_types()
    list_peered_blocks()
    # moto reads the whole of EC2's data at the first use, which is better done before a client waits.
    assert ec2_backends["123456789012"]["eu-west-1"]
    app = DomainDispatcherApplication(create_backend_app)
    app.debug = True
    server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=SilentHandler)
    serve_until_input_closes(server)


if __name__ == "__main__":
    main()
