"""Reads what rules wrote into sets, from the kernel itself: its netlink interface, nfnetlink and nf_tables.h of Linux.

The program nft is not asked, since some of its releases stop at the sets of this lab when they sort the elements.
"""
import ipaddress
import os
import socket
import struct

NFT_MSG_GETSETELEM = (10 << 8) | 13
NLM_F_REQUEST, NLM_F_DUMP = 0x1, 0x300
NLMSG_ERROR, NLMSG_DONE = 2, 3
TABLE, SET, ELEMENTS = 1, 2, 3
ELEMENT, KEY, VALUE = 1, 1, 1
NFPROTO_INET = 1
NETLINK_NETFILTER = 12


def attribute(kind, data):
    return struct.pack("=HH", 4 + len(data), kind) + data + bytes(-len(data) % 4)


def attributes(data):
    """The attributes in a message; numbers above 0x3fff are flags."""
    while len(data) >= 4:
        length, kind = struct.unpack_from("=HH", data)
        yield kind & 0x3FFF, data[4:length]
        data = data[(length + 3) & ~3 :]


def first(data, kind):
    return next((value for found, value in attributes(data) if found == kind), b"")


def elements(space, name):
    """The elements of a set of the table `lab`, as the kernel keeps them."""
    with space:
        kernel = socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, NETLINK_NETFILTER)
    with kernel:
        body = struct.pack("=BBH", NFPROTO_INET, 0, 0)
        body += attribute(TABLE, b"lab\0") + attribute(SET, name.encode() + b"\0")
        flags = NLM_F_REQUEST | NLM_F_DUMP
        kernel.send(struct.pack("=IHHII", 16 + len(body), NFT_MSG_GETSETELEM, flags, 1, 0) + body)
        while True:
            data = kernel.recv(1 << 20)
            while data:
                length, kind = struct.unpack_from("=IH", data)
                message, data = data[16:length], data[(length + 3) & ~3 :]
                if kind == NLMSG_DONE:
                    return
                if kind == NLMSG_ERROR:
                    (error,) = struct.unpack_from("=i", message)
                    raise OSError(-error, f"{name} in {space.label}: {os.strerror(-error)}")
                for found, element in attributes(first(message[4:], ELEMENTS)):
                    if found == ELEMENT:
                        yield first(first(element, KEY), VALUE)


def notes(space, marks):
    """(decision, protocol, source, source port, destination, destination port); of a ping its identifier as both ports."""
    for size, family in ((4, "4"), (16, "6")):
        for name in ("ports", "echo", "other"):
            for key in elements(space, name + family):
                (number,) = struct.unpack_from("=I", key)
                source, destination = (ipaddress.ip_address(key[at : at + size]) for at in (4, 4 + size))
                rest = key[4 + 2 * size :]
                if name == "echo":
                    kind, (source_port,), (destination_port,) = "icmp", *[struct.unpack_from("!H", rest)] * 2
                elif name == "other":
                    kind, source_port, destination_port = rest[0], 0, 0
                else:
                    # Every part of a key takes a multiple of four bytes.
                    kind, source_port, destination_port = struct.unpack_from("!B3xH2xH", rest)
                yield marks.all[number - 1], kind, source, source_port, destination, destination_port
