import Foundation
import Testing

@testable import AWSClient

/// The generated table of shapes.
struct ShapeTableTests {
    @Test func isWhatTheInstalledModelsSay() throws {
        _ = try PythonTool.run([PackagePaths.root.appending(path: "Scripts/generate-shapes.py").path, "--check"])
    }

    @Test func isReadWhole() throws {
        var operations = 0
        for name in Set(ShapeTable.operations.map { $0.split(separator: " ")[0] }) {
            let service = try #require(ShapeTable.service(String(name)))
            operations += service.operations.count
            for operation in service.operations.values {
                #expect(operation.uri.hasPrefix("/"))
                for list in operation.paging?.lists ?? [] {
                    let members = operation.output.map(service.members) ?? []
                    #expect(members.contains { $0.name == list }, "\(name) \(operation.name) \(list)")
                }
            }
            for shape in service.shapes {
                if case .structure(let members) = shape {
                    #expect(members.count <= UInt128.bitWidth)
                    #expect(members.allSatisfy { $0.type != .document || service.name == "ecs" })
                }
            }
        }
        #expect(operations == ShapeTable.operations.count)
    }

    @Test func knowsNoStranger() {
        #expect(ShapeTable.service("ec") == nil)
        #expect(!AWSCall.isKnown(service: "ec2", operation: "DeleteVpc"))
    }
}
