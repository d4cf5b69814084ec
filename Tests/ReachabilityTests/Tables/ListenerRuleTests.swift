import Findings
import NetworkSets
import Testing
import Topology

@testable import Reachability

/// Which rules of a listener a request may meet.
@Suite struct ListenerRuleTests {
    @Test("rules by host and path; others may all apply") func rules() throws {
        var draft = NetworkDraft.balanced()
        draft.targetGroups.append(.init(name: "api", port: 9000, targets: [NetworkDraft.Target("i-second")]))
        draft[balancer: "shop"].listeners[0].rules = [
            .init(priority: 1, conditions: ["path-pattern": ["/api/*"]], forward: [("api", 1)]),
            .init(
                priority: 2, conditions: ["host-header": ["*.example.com"], "source-ip": ["10.0.0.0/8"]],
                answer: "redirect"),
            .init(priority: 3, conditions: ["host-header": ["old.example.org"]], answer: "fixed-response"),
        ]
        func targets(host: String? = nil, path: String? = nil) throws -> [String] {
            var options = QuestionOptions()
            options.httpHost = host
            options.httpPath = path
            let ways = try draft.ask("52.9.9.9", "52.1.2.1:443", options).ways
            return ways.map { $0.target ?? $0.answer ?? "-" }
        }
        #expect(
            try targets() == [
                "i-second:9000 (api)", "i-server:8080 (web)", "i-second:8080 (web)",
                "a redirect (HTTP_301) by rule 2", "a fixed response (503) by rule 3",
            ])
        #expect(try targets(path: "/api/users") == ["i-second:9000 (api)"])
        #expect(try targets(host: "x.test", path: "/") == ["i-server:8080 (web)", "i-second:8080 (web)"])
        #expect(
            try targets(host: "WWW.example.com", path: "/API/x")
                == ["i-server:8080 (web)", "i-second:8080 (web)", "a redirect (HTTP_301) by rule 2"])
        #expect(try targets(host: "old.example.org", path: "/") == ["a fixed response (503) by rule 3"])
        // Port 9000 is closed at the target: of all requests, those for the API are lost.
        #expect(try draft.ask("internet", "shop:443").verdict == .partial)
    }

    @Test(
        "patterns",
        arguments: [
            ("/api/*", "/api/", true), ("/api/*", "/api", false), ("*", "", true), ("a?c", "abc", true),
            ("a?c", "ac", false), ("*.example.com", "a.b.example.com", true), ("*.example.com", "example.com", false),
            ("a*b*c", "axxbyyc", true), ("a*b*c", "axxcyyb", false), ("", "", true), ("", "a", false),
        ])
    func patterns(_ pattern: String, _ text: String, _ matches: Bool) {
        #expect(ListenerRouting.matches(text, pattern, foldsCase: false) == matches)
    }

    @Test("host names know no case, paths do") func letters() {
        #expect(ListenerRouting.matches("WWW.Example.com", "www.*", foldsCase: true))
        #expect(!ListenerRouting.matches("/API", "/api", foldsCase: false))
    }
}
