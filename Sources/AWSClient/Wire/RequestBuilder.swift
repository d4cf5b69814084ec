import JSONText
import OrderedCollections

/// Makes the HTTP request of a call, in its service's protocol, not yet signed.
struct RequestBuilder {
    let service: ServiceModel
    let operation: OperationModel

    /// The request for an endpoint.
    ///
    /// - Throws: `CallError` for parameters the operation does not take.
    func request(_ parameters: JSONValue, to endpoint: Endpoint) throws(CallError) -> HTTPRequest {
        switch service.wireProtocol {
        case .ec2, .query:
            return HTTPRequest(
                method: .post, endpoint: endpoint, path: "\(endpoint.basePath)/",
                headers: [HTTPHeader("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")],
                body: try QueryForm.body(of: operation, in: service, parameters: parameters))
        case .json:
            return HTTPRequest(
                method: .post, endpoint: endpoint, path: "\(endpoint.basePath)/",
                headers: [
                    HTTPHeader("Content-Type", "application/x-amz-json-\(service.jsonVersion)"),
                    HTTPHeader("X-Amz-Target", "\(service.targetPrefix).\(operation.name)"),
                ], body: try body(parameters))
        case .restJSON: return try restRequest(parameters, to: endpoint)
        }
    }

    /// The members as the model names them on the wire; only the outermost structure renames any in what we ask.
    private func body(_ parameters: JSONValue, location: ShapeMember.Location? = nil) throws(CallError) -> [UInt8] {
        var named: [(String, JSONValue)] = []
        for (member, value) in try members(parameters) where member.location == location {
            named.append((member.wire, value))
        }
        return JSONValue(members: named).encoded(indent: nil)
    }

    private func restRequest(_ parameters: JSONValue, to endpoint: Endpoint) throws(CallError) -> HTTPRequest {
        var path = operation.uri
        var query: [HTTPRequest.Parameter] = []
        var headers: [HTTPHeader] = []
        for (member, value) in try members(parameters) {
            switch member.location {
            case .uri:
                path = path.replacing("{\(member.wire)}", with: PercentEncoding.encode(try text(value, of: member)))
            case .query: query.append(HTTPRequest.Parameter(member.wire, try text(value, of: member)))
            case .header: headers.append(HTTPHeader(member.wire, try text(value, of: member)))
            case .status, nil: break
            }
        }
        guard !path.contains("{") else {
            throw CallError.parameter("\(service.name) \(operation.name) lacks what its path \(operation.uri) names")
        }
        let hasBody = operation.method == .post
        return HTTPRequest(
            method: operation.method, endpoint: endpoint, path: endpoint.basePath + path, query: query,
            headers: headers + (hasBody ? [HTTPHeader("Content-Type", "application/json")] : []),
            body: hasBody ? try body(parameters) : [])
    }

    private func members(_ parameters: JSONValue) throws(CallError) -> [(ShapeMember, JSONValue)] {
        guard case .object(let values) = parameters else { return [] }
        let known = operation.input.map(service.members) ?? []
        var found: [(ShapeMember, JSONValue)] = []
        for (name, value) in values {
            guard let member = known.first(where: { $0.name == name }) else {
                throw CallError.parameter("\(service.name) \(operation.name) has no parameter \(name)")
            }
            found.append((member, value))
        }
        return found
    }

    private func text(_ value: JSONValue, of member: ShapeMember) throws(CallError) -> String {
        switch value {
        case .string(let text): return text
        case .number(let number): return number.text
        case .boolean(let flag): return flag ? "true" : "false"
        case .null, .array, .object: throw CallError.parameter("\(member.name) takes a single value")
        }
    }
}
