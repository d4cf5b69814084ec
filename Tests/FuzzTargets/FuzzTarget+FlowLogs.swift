@testable import FlowLogs

/// Flow logs of every form, packed or not, and what people write about them.
extension FuzzTarget {
    static let flowLogs = [
        FuzzTarget(
            "flow-logs",
            corpus: [
                header + "\n" + record + "\n" + noData + "\n", record + "\n" + record,
                "2024-01-01T00:00:00.000Z " + record + "\n", "timestamp,message\n1700000000000," + record + "\n",
                #"{"events":[{"timestamp":1,"message":"\#(record)"}]}"#,
                #"{"messageType":"DATA_MESSAGE","logEvents":[{"id":"1","timestamp":1,"message":"\#(record)"}]}"#,
                "version srcaddr dstaddr tcp-flags pkt-srcaddr flow-direction\n5 2001:db8::1 ::ffff:1.2.3.4 19 - ingress\n",
            ],
            words: [
                " ", "\n", "\r\n", "-", "NODATA", "SKIPDATA", "ACCEPT", "2001:db8::1", "%20", "\"", "{", "version",
                "\t",
                "PAR1", "\u{0}",
            ]
        ) { await tally($0) },
        FuzzTarget("parquet", bytes: []) { await tally($0) },
        FuzzTarget("packed", bytes: []) { await tally($0) },
        FuzzTarget(
            "conditions",
            corpus: [
                "dstport >= 1024", "srcaddr in 10.0.0.0/8,192.168.0.0/16", "action = REJECT", "tcp-flags has syn",
            ],
            words: ["=", "!=", "<", ">=", "in", "not", "has", ",", "pkt-srcaddr", " ", "\""]
        ) { bytes in
            do throws(ConditionError) {
                _ = try FlowCondition(String(decoding: bytes, as: UTF8.self))
                return nil
            } catch {
                return error.description.isEmpty ? "an error without words" : nil
            }
        },
        FuzzTarget(
            "formats", corpus: ["${version} ${srcaddr} ${dstaddr}", "v5", "${tcp-flags}"],
            words: ["${", "}", "$", " ", "v", "srcaddr"]
        ) { bytes in
            do throws(FormatError) {
                _ = try RecordLayout(format: String(decoding: bytes, as: UTF8.self))
                return nil
            } catch {
                return error.description.isEmpty ? "an error without words" : nil
            }
        },
    ]

    private static let header =
        "version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status"
    private static let record =
        "2 111122223333 eni-0a 10.0.0.9 10.0.1.5 40000 5432 6 3 180 1700000000 1700000050 REJECT OK"
    private static let noData = "2 111122223333 eni-0a - - - - - - - 1431280876 1431280934 - NODATA"

    private static func tally(_ bytes: [UInt8]) async -> String? {
        await withFile(bytes) { path in
            var options = FlowReadOptions()
            options.workers = 1
            do throws(FlowLogError) {
                let tally = try await FlowLogReader.tally([path], options)
                let shown = min(tally.counts.malformed, FlowTally.mostSamples)
                return tally.malformedSamples.count == shown
                    ? nil : "\(tally.counts.malformed) lines are malformed, and \(tally.malformedSamples.count) shown"
            } catch {
                return "\(error)".isEmpty ? "an error without words" : nil
            }
        }
    }
}
