#!/usr/bin/env python3
"""Builds networks in the kernel and asks it what becomes of packets. Needs Linux, root, iproute2 and nftables.

Reads one network a line from standard input, and writes what the kernel did with its packets, a line each:

    {"snapshot": …, "prefixLists": {…}, "packets": [{"id", "protocol", "source", …, "passes"}]}
    {"results": [{"id", "passed", "notes": [{"component", "verdict", "direction", "rule", "way"}]}], "skipped": [id…]}

`passes` is what awsdrops expects; it only decides how long a packet is waited for.
"""
import json
import sys

import aws_network
import packets
from fabric import Fabric
from traffic import Exchange


def place(packet, network, fabric):
    """Who sends the packet, and who would answer it."""
    if packet.sender:
        packet.client = (fabric.spaces[packet.sender], packet.source)
    else:
        packet.client = (fabric.outside, packet.source)
    holder, private = network.behind(packet.destination)
    if holder is None:
        holder, private = network.holder(packet.destination), packet.destination
    if packet.aims_outside or not (holder or is_inside(packet.destination, network)):
        packet.server = (fabric.outside, packet.destination)
    elif holder and not holder.nat:
        packet.server = (fabric.spaces[holder.id], private)


def is_inside(address, network):
    return any(address in block for blocks in network.vpcs.values() for block in blocks)


def ask(case):
    network = aws_network.read(case["snapshot"], case["prefixLists"])
    recogniser = packets.Recogniser(network)
    asked, skipped = [], []
    for packet in map(packets.read, case["packets"]):
        (asked if recogniser.add(packet) else skipped).append(packet)
    beyond = {packet.source for packet in asked if not packet.sender}
    beyond |= {
        packet.destination
        for packet in asked
        if packet.aims_outside or not (is_inside(packet.destination, network) or network.behind(packet.destination)[0])
    }
    ports = {packet.flow: packet.translated_port for packet in asked if packet.picks_port}
    fabric = Fabric(network, beyond, ports)
    try:
        for packet in asked:
            place(packet, network, fabric)
        passed = Exchange(asked).passed
        notes = {packet.id: [] for packet in asked}
        for decision, *flow in fabric.notes():
            packet, way = recogniser.find(*flow)
            if packet:
                notes[packet.id].append({**decision, "way": way})
    finally:
        fabric.close()
    results = [{"id": p.id, "passed": p.id in passed, "notes": notes[p.id]} for p in asked]
    return {"results": results, "skipped": [packet.id for packet in skipped]}


def main():
    for line in sys.stdin:
        case = json.loads(line)
        answer = ask(case)
        unexpected = {p["id"] for p in case["packets"] if p["passes"]} - {
            r["id"] for r in answer["results"] if r["passed"]
        } - set(answer["skipped"])
        # A busy machine can lose a packet; a rule loses it again.
        if unexpected:
            answer = ask(case)
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
