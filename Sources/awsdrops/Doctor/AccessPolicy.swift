import Inventory
import JSONText

/// The smallest IAM policy that lets awsdrops make every call it makes. All of them only read.
enum AccessPolicy {
    /// The policy document. Describe and List calls take no resources, so the resource is `*`.
    static var json: JSONValue {
        let actions = Set(CollectionPlan.all.map(\.action) + ["ec2:DescribeRegions"])
        return [
            "Version": "2012-10-17",
            "Statement": [
                ["Sid": "AwsdropsReadsOnly", "Effect": "Allow", "Action": JSONValue(actions.sorted()), "Resource": "*"]
            ],
        ]
    }
}
