import Foundation
import Inventory
import JSONText
import Topology

/// The demo of the project: two peered VPCs with five instances.
enum Demo {
    static let folder = URL(filePath: #filePath).appending(path: "../../../Fixtures/demo").standardizedFileURL

    static func topology() throws -> Topology {
        Topology(try SnapshotReader.read([folder.path]))
    }
}

extension Topology {
    /// A topology of AWS CLI output; members are added in the order given.
    convenience init(json texts: String...) throws {
        var builder = SnapshotBuilder()
        for text in texts {
            builder.add(
                try JSONDocument(parsing: text).root, operation: "test", id: nil, origin: Snapshot.Origin())
        }
        self.init(builder.finish())
    }
}

/// Elements of AWS CLI output for tests.
enum Element {
    static func instance(_ id: String, name: String? = nil, state: String = "running") -> String {
        let tags = name.map { #", "Tags": [{"Key": "Name", "Value": "\#($0)"}]"# } ?? ""
        return #"{"InstanceId": "\#(id)", "State": {"Name": "\#(state)"}\#(tags)}"#
    }

    static func interface(
        _ id: String, _ address: String, vpc: String = "vpc-1", instance: String? = nil, device: Int = 0,
        name: String? = nil, more: String = ""
    ) -> String {
        let attachment = instance.map { #", "Attachment": {"InstanceId": "\#($0)", "DeviceIndex": \#(device)}"# } ?? ""
        let tags = name.map { #", "TagSet": [{"Key": "Name", "Value": "\#($0)"}]"# } ?? ""
        return """
            {"NetworkInterfaceId": "\(id)", "VpcId": "\(vpc)", "SubnetId": "subnet-\(vpc)",
             "PrivateIpAddress": "\(address)"\(attachment)\(tags)\(more.isEmpty ? "" : ", " + more)}
            """
    }

    static func reservations(_ instances: String...) -> String {
        "{\"Reservations\": [{\"Instances\": [\(instances.joined(separator: ", "))]}]}"
    }

    static func interfaces(_ interfaces: String...) -> String {
        "{\"NetworkInterfaces\": [\(interfaces.joined(separator: ", "))]}"
    }
}
