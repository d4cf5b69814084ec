import JSONText
import TestSupport
import Testing

@testable import AWSClient

/// What STS is asked, and how its answers are kept.
struct RoleRequestTests {
    @Test func aSessionWithoutANameIsNamedAfterTheTime() {
        var request = RoleRequest(roleARN: "arn:aws:iam::1:role/r")
        let time = UTCInstant(secondsSinceEpoch: 7)
        #expect(request.parameters(at: time)["RoleSessionName"] == "awsdrops-7")
        request.sessionName = "me"
        request.durationSeconds = 900
        #expect(request.parameters(at: time)["RoleSessionName"] == "me")
        #expect(request.parameters(at: time)["DurationSeconds"] == 900)
    }

    @Test func cacheFilesAreNamedAsTheCLINamesThem() throws {
        var random = SplitMix64(seed: 13)
        let texts = ["arn:aws:iam::111122223333:role/a/b", "x", "é\"\\\n\u{7F}\u{1F600}", "a/b", "\u{1}\u{8}\u{C}\r\t"]
        let requests = (0..<200).map { _ in
            func text() -> String? { Bool.random(using: &random) ? texts.randomElement(using: &random) : nil }
            var request = RoleRequest(roleARN: texts.randomElement(using: &random) ?? "x")
            request.sessionName = text()
            request.externalID = text()
            request.mfaSerial = text()
            request.durationSeconds = Bool.random(using: &random) ? Int.random(in: 0...50_000, using: &random) : nil
            return request
        }
        let input = JSONValue.array(
            requests.map { request in
                var members: [(String, JSONValue)] = [("RoleArn", .string(request.roleARN))]
                if let name = request.sessionName { members.append(("RoleSessionName", .string(name))) }
                if let id = request.externalID { members.append(("ExternalId", .string(id))) }
                if let serial = request.mfaSerial { members.append(("SerialNumber", .string(serial))) }
                if let seconds = request.durationSeconds { members.append(("DurationSeconds", JSONValue(seconds))) }
                return JSONValue(members: members)
            })
        let theirs = try JSONDocument(
            parsing: PythonTool.run(
                [PackagePaths.support("role_cache_names.py")], input: input.encodedString(indent: nil)))
        #expect(try requests.map { try $0.cacheName() } == theirs.root.elements.compactMap(\.string))
    }

    @Test func whatIsWrittenIsReadAgain() throws {
        let text = """
            {"Credentials": {"AccessKeyId": "ASIA1", "SecretAccessKey": "s", "SessionToken": "t",
            "Expiration": "2026-11-25T13:00:00UTC"}, "AssumedRoleUser": {"AssumedRoleId": "AROA:x",
            "Arn": "arn:aws:sts::111122223333:assumed-role/r/x"}}
            """
        let answer = try #require(RoleAnswer(Array(text.utf8), source: "x"))
        #expect(answer.credentials.accountID == "111122223333")
        #expect(answer.credentials.expiration?.iso8601 == "2026-11-25T13:00:00Z")
        let again = try #require(RoleAnswer(answer.cacheText, source: "x"))
        #expect(again.credentials == answer.credentials && again.assumedRoleID == "AROA:x")
        #expect(String(decoding: answer.cacheText, as: UTF8.self).contains("\"2026-11-25T13:00:00UTC\""))
        #expect(RoleAnswer(Array("{}".utf8), source: "x") == nil && RoleAnswer([], source: "x") == nil)
    }
}
