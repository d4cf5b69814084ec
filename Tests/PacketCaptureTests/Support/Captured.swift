import Foundation

@testable import PacketCapture

/// Reads bytes as a capture file.
func captured(_ bytes: [UInt8], _ options: CaptureOptions = CaptureOptions()) throws -> CaptureFacts {
    let file = try scratchFile(bytes)
    defer { try? FileManager.default.removeItem(at: file) }
    return try CaptureReader.read([file.path], options)
}

/// A file of these bytes; whoever asks for it deletes it.
func scratchFile(_ bytes: [UInt8]) throws -> URL {
    let file = FileManager.default.temporaryDirectory.appending(path: "awsdrops-\(UUID().uuidString).pcap")
    try Data(bytes).write(to: file)
    return file
}

/// A connection of nine frames: opened, 300 bytes there, 1000 bytes back, closed by both.
enum SmallTalk {
    static let client = PacketWriter()
    static let server = PacketWriter().reversed

    static var packets: [[UInt8]] {
        let options: [UInt8] = [2, 4, 5, 180, 4, 2, 3, 3, 7]
        return [
            client.ip(PacketWriter.syn, sequence: 100, identification: 10, options: options),
            server.ip(
                PacketWriter.syn | PacketWriter.ack, sequence: 500, acknowledgement: 101, identification: 0,
                options: options),
            client.ip(PacketWriter.ack, sequence: 101, acknowledgement: 501, identification: 11),
            client.ip(PacketWriter.ack, sequence: 101, acknowledgement: 501, data: 300, identification: 12),
            server.ip(PacketWriter.ack, sequence: 501, acknowledgement: 401, data: 1000, identification: 7),
            client.ip(PacketWriter.ack, sequence: 401, acknowledgement: 1501, identification: 13),
            client.ip(PacketWriter.fin | PacketWriter.ack, sequence: 401, acknowledgement: 1501, identification: 14),
            server.ip(PacketWriter.fin | PacketWriter.ack, sequence: 1501, acknowledgement: 402, identification: 8),
            client.ip(PacketWriter.ack, sequence: 402, acknowledgement: 1502, identification: 15),
        ]
    }

    static var frames: [[UInt8]] { packets.map { PacketWriter.ethernet + $0 } }
}
