import JSONText

/// The form of `awsdrops.path/1`: every fault of a document, none where it keeps to it.
struct PathSchema {
    var faults: [String] = []

    init(_ document: JSONValue) {
        let root = object(
            document, "$",
            required: [
                "schema", "query", "verdict", "forward", "return", "dropped", "alternatives", "findings", "mtu",
                "idleTimeouts", "gaps",
            ], allowed: ["healthChecks", "journey", "before"])
        expect(root["schema"] == "awsdrops.path/1", "$.schema")
        query(root["query"] ?? .null)
        verdict(root["verdict"], "$.verdict")
        half(root["forward"] ?? .null, "$.forward", hops: false)
        if root["return"] != .null { half(root["return"] ?? .null, "$.return", hops: false) }
        each(root["dropped"], "$.dropped") { $0.flowSet($1, $2) }
        each(root["alternatives"], "$.alternatives") { $0.alternative($1, $2) }
        each(root["findings"], "$.findings") { $0.finding($1, $2) }
        if root["mtu"] != .null {
            let mtu = object(
                root["mtu"] ?? .null, "$.mtu", required: ["bytes", "limitedBy"],
                allowed: ["forward", "return", "tcpMaximumSegment", "discovery"])
            integer(mtu["bytes"], "$.mtu.bytes")
            text(mtu["limitedBy"], "$.mtu.limitedBy")
            if let discovery = mtu["discovery"] {
                expect(["unneeded", "works", "silent", "blocked", "unknown"].contains(discovery), "$.mtu.discovery")
            }
        }
        if root["healthChecks"] != nil { each(root["healthChecks"], "$.healthChecks") { $0.healthCheck($1, $2) } }
        each(root["idleTimeouts"], "$.idleTimeouts") { schema, value, path in
            let entry = schema.object(value, path, required: ["component", "seconds", "atExpiry"])
            schema.text(entry["component"], path)
            schema.integer(entry["seconds"], path)
            schema.expect(["rst", "silent"].contains(entry["atExpiry"]), path)
        }
        each(root["gaps"], "$.gaps") { schema, value, path in
            let entry = schema.object(value, path, required: ["what", "why", "matters"])
            schema.text(entry["what"], path)
            schema.text(entry["why"], path)
            if case .boolean = entry["matters"] {} else { schema.faults.append("\(path).matters") }
        }
        if root["verdict"] == "allowed" { expect(root["dropped"] == .array([]), "$.dropped of an allowed answer") }
        if root["verdict"] == "denied" { expect(root["dropped"] != .array([]), "$.dropped of a denied answer") }
    }

    private mutating func query(_ value: JSONValue) {
        let query = object(
            value, "$.query",
            required: [
                "source", "destination", "protocol", "sourcePorts", "destinationPorts", "family",
                "sourceAddresses", "destinationAddresses", "sourceInterface", "destinationInterface",
            ],
            allowed: ["icmpTypes", "icmpCodes", "sourceNote"])
        text(query["source"], "$.query.source")
        if let note = query["sourceNote"] { text(note, "$.query.sourceNote") }
        text(query["destination"], "$.query.destination")
        text(query["protocol"], "$.query.protocol")
        ports(query, "$.query")
        each(query["sourceAddresses"], "$.query.sourceAddresses") { $0.text($1, $2) }
        each(query["destinationAddresses"], "$.query.destinationAddresses") { $0.text($1, $2) }
        expect(["ipv4", "ipv6"].contains(query["family"]), "$.query.family")
    }

    /// Ports are text where the protocol has them and null elsewhere; ICMP has types and codes in their place.
    private mutating func ports(_ members: [String: JSONValue], _ path: String) {
        let hasPorts = ["tcp", "udp"].contains(members["protocol"])
        let isICMP = ["icmp", "icmpv6"].contains(members["protocol"])
        for key in ["sourcePorts", "destinationPorts"] {
            if hasPorts {
                portList(members[key], "\(path).\(key)")
            } else {
                expect(members[key] == .null, "\(path).\(key)")
            }
        }
        for key in ["icmpTypes", "icmpCodes"] {
            if isICMP {
                portList(members[key], "\(path).\(key)")
            } else {
                expect(members[key] == nil, "\(path).\(key)")
            }
        }
    }

    private mutating func portList(_ value: JSONValue?, _ path: String) {
        guard case .string(let list) = value, list.wholeMatch(of: /\d+(-\d+)?(,\d+(-\d+)?)*/) != nil else {
            faults.append(path)
            return
        }
    }

    private mutating func flowSet(_ value: JSONValue, _ path: String) {
        let members = object(
            value, path, required: ["protocol", "source", "sourcePorts", "destination", "destinationPorts"],
            allowed: ["icmpTypes", "icmpCodes", "translatedPorts", "ways"])
        text(members["protocol"], path)
        ports(members, path)
        for key in ["source", "destination"] {
            each(members[key], "\(path).\(key)") { schema, value, path in
                guard case .string(let block) = value, block.contains("/") else { return schema.faults.append(path) }
            }
        }
        if let ways = members["ways"] {
            let share = object(ways, "\(path).ways", required: ["lost", "of"])
            integer(share["lost"], "\(path).ways.lost")
            integer(share["of"], "\(path).ways.of")
        }
        if members["translatedPorts"] != nil { portList(members["translatedPorts"], "\(path).translatedPorts") }
    }

    private mutating func alternative(_ value: JSONValue, _ path: String) {
        let members = object(value, path, required: ["verdict", "segments"], allowed: ["target", "answeredBy"])
        verdict(members["verdict"], "\(path).verdict")
        for key in ["target", "answeredBy"] where members[key] != nil { text(members[key], "\(path).\(key)") }
        segments(members, path)
    }

    private mutating func segments(_ members: [String: JSONValue], _ path: String) {
        expect(members["segments"] != .array([]), "\(path).segments")
        each(members["segments"], "\(path).segments") { schema, value, path in
            let segment = schema.object(value, path, required: ["from", "to", "forward", "return"])
            schema.text(segment["from"], "\(path).from")
            if segment["to"] != .null { schema.text(segment["to"], "\(path).to") }
            schema.half(segment["forward"] ?? .null, "\(path).forward", hops: true)
            if segment["return"] != .null { schema.half(segment["return"] ?? .null, "\(path).return", hops: true) }
        }
    }

    private mutating func healthCheck(_ value: JSONValue, _ path: String) {
        let members = object(
            value, path,
            required: [
                "loadBalancer", "node", "targetGroup", "target", "protocol", "port", "verdict", "reported", "segments",
            ])
        for key in ["loadBalancer", "node", "targetGroup", "target"] { text(members[key], "\(path).\(key)") }
        for key in ["protocol", "reported"] where members[key] != .null { text(members[key], "\(path).\(key)") }
        integer(members["port"], "\(path).port")
        verdict(members["verdict"], "\(path).verdict")
        segments(members, path)
    }

    private mutating func half(_ value: JSONValue, _ path: String, hops: Bool) {
        let members = object(value, path, required: hops ? ["verdict", "hops"] : ["verdict"])
        verdict(members["verdict"], "\(path).verdict")
        if hops { each(members["hops"], "\(path).hops") { $0.hop($1, $2) } }
    }

    private mutating func hop(_ value: JSONValue, _ path: String) {
        let hop = object(
            value, path, required: ["component", "kind", "direction", "verdict", "decidedBy", "code"],
            allowed: ["groups", "beyondBlocker", "mtu"])
        for key in ["component", "kind", "decidedBy"] { text(hop[key], "\(path).\(key)") }
        expect(["ingress", "egress", .null].contains(hop["direction"]), "\(path).direction")
        verdict(hop["verdict"], "\(path).verdict")
        let refuses = ["denied", "partial"].contains(hop["verdict"])
        if refuses { text(hop["code"], "\(path).code") }
        if hop["verdict"] == "allowed" { expect(hop["code"] == .null, "\(path).code") }
        if hop["groups"] != nil { each(hop["groups"], "\(path).groups") { $0.text($1, $2) } }
        if let beyond = hop["beyondBlocker"] { expect(beyond == .boolean(true), "\(path).beyondBlocker") }
    }

    private mutating func finding(_ value: JSONValue, _ path: String) {
        let finding = object(
            value, path,
            required: ["code", "cause", "severity", "direction", "component", "message", "evidence", "fix"])
        for key in ["code", "component", "message"] { text(finding[key], "\(path).\(key)") }
        if finding["cause"] != .null { text(finding["cause"], "\(path).cause") }
        expect(["error", "warning", "info"].contains(finding["severity"]), "\(path).severity")
        expect(["forward", "return", .null].contains(finding["direction"]), "\(path).direction")
        each(finding["evidence"], "\(path).evidence") { $0.text($1, $2) }
        each(finding["fix"], "\(path).fix") { schema, value, path in
            let fix = schema.object(value, path, required: ["description", "command", "opens"])
            schema.text(fix["description"], path)
            for key in ["command", "opens"] where fix[key] != .null { schema.text(fix[key], path) }
        }
    }
}
