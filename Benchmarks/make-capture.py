"""Makes a large capture from a small one: its TCP packets again and again, each time with other client ports.

    python3 Benchmarks/make-capture.py SMALL.pcap LARGE.pcap MEGABYTES

The small one is Ethernet with IPv4, in little-endian microseconds, such as tcpdump writes. Checksums stay valid, and times go on,
so that the large one holds so many connections one after the other.
"""
import struct
import sys

HEAD = 24


def packets(data):
    """The packets, each with the place of its client port, the port and the time."""
    place = HEAD
    while place + 16 <= len(data):
        seconds, micros, kept, _ = struct.unpack_from("<IIII", data, place)
        yield place, kept, seconds * 1_000_000 + micros
        place += 16 + kept


def main(small, large, megabytes):
    with open(small, "rb") as file:
        template = bytearray(file.read())
    found = list(packets(template))
    start = found[0][2]
    length = found[-1][2] - start + 1000
    fields = []
    for place, _, time in found:
        frame = place + 16
        tcp = frame + 14 + (template[frame + 14] & 15) * 4
        client = tcp if struct.unpack_from(">H", template, tcp)[0] > struct.unpack_from(">H", template, tcp + 2)[0] else tcp + 2
        fields.append((place, time - start, client, tcp + 16, struct.unpack_from(">H", template, client)[0],
                       struct.unpack_from(">H", template, tcp + 16)[0]))
    copies = megabytes * 1_000_000 // (len(template) - HEAD)
    with open(large, "wb") as file:
        file.write(template[:HEAD])
        for copy in range(copies):
            port = 1024 + copy % 64000
            for place, offset, client, checksum, old, sum_ in fields:
                time = start + offset + copy * length
                struct.pack_into("<II", template, place, time // 1_000_000, time % 1_000_000)
                struct.pack_into(">H", template, client, port)
                # RFC 1624: the checksum follows the change of one word.
                value = (~sum_ & 0xFFFF) + (~old & 0xFFFF) + port
                value = (value & 0xFFFF) + (value >> 16)
                value = (value & 0xFFFF) + (value >> 16)
                struct.pack_into(">H", template, checksum, ~value & 0xFFFF)
            file.write(memoryview(template)[HEAD:])
    print(f"{copies} connections, {copies * len(found)} packets")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
