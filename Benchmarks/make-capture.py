"""Makes a large capture from a small one: its TCP packets again and again, each time with another client port.

    python3 Benchmarks/make-capture.py SMALL.pcap[.gz] LARGE.pcap MEGABYTES [--whole]

The small one is Ethernet with IPv4, in little-endian microseconds, such as tcpdump writes. Checksums stay valid, and times go on,
so that the large one holds so many connections one after the other. With --whole, frames that were kept only in part are filled
up with zeros to the length they had, under a checksum of their own.
"""
import argparse
import gzip
import pathlib
import struct

HEAD = 24


def packets(data):
    """Place, kept length, length on the wire and time of each record."""
    place = HEAD
    while place + 16 <= len(data):
        seconds, micros, kept, length = struct.unpack_from("<IIII", data, place)
        yield place, kept, length, seconds * 1_000_000 + micros
        place += 16 + kept


def sum_of(data):
    """The sum of 16-bit words with the carries added again (RFC 1071)."""
    total = sum(struct.unpack(f">{len(data) // 2}H", data[:len(data) & ~1])) + (data[-1] << 8 if len(data) & 1 else 0)
    while total > 0xFFFF:
        total = (total & 0xFFFF) + (total >> 16)
    return total


def whole(data):
    """The same capture with every frame as long as it was on the wire."""
    result = bytearray(data[:HEAD])
    struct.pack_into("<I", result, 16, 262144)
    for place, kept, length, _ in packets(data):
        frame = bytearray(data[place + 16:place + 16 + kept]) + bytes(length - kept)
        if length > kept:
            start, end = 14 + (frame[14] & 15) * 4, 14 + struct.unpack_from(">H", frame, 16)[0]
            struct.pack_into(">H", frame, start + 16, 0)
            pseudo = frame[26:34] + struct.pack(">HH", 6, end - start)
            struct.pack_into(">H", frame, start + 16, ~sum_of(bytes(pseudo + frame[start:end])) & 0xFFFF)
        result += data[place:place + 8] + struct.pack("<II", length, length) + frame
    return result


def read(path):
    data = pathlib.Path(path).read_bytes()
    return gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data


def make(small, large, megabytes, fills=False):
    """Writes the large one; gives the number of its connections and packets."""
    template = bytearray(whole(read(small)) if fills else read(small))
    found = list(packets(template))
    start = found[0][3]
    length = found[-1][3] - start + 1000
    fields = []
    for place, _, _, time in found:
        frame = place + 16
        tcp = frame + 14 + (template[frame + 14] & 15) * 4
        ports = struct.unpack_from(">HH", template, tcp)
        client = tcp if ports[0] > ports[1] else tcp + 2
        fields.append((place, time - start, client, tcp + 16, max(ports), struct.unpack_from(">H", template, tcp + 16)[0]))
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
    return copies, copies * len(found)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("small")
    parser.add_argument("large")
    parser.add_argument("megabytes", type=int)
    parser.add_argument("--whole", action="store_true")
    options = parser.parse_args()
    connections, count = make(options.small, options.large, options.megabytes, options.whole)
    print(f"{connections} connections, {count} packets")
