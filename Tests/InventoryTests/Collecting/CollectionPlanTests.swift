import AWSClient
import JSONText
import Testing

@testable import Inventory

/// The list of calls.
struct CollectionPlanTests {
    @Test func knowsTheShapesOfEveryCall() {
        #expect(CollectionPlan.all.count > 100)
        for operation in CollectionPlan.all {
            let name = "\(operation.service) \(operation.operation)"
            #expect(AWSCall.isKnown(service: operation.service, operation: operation.operation), "\(name)")
        }
    }

    @Test func hasEveryListingBeforeWhatNeedsIt() {
        var seen: Set<String> = []
        for operation in CollectionPlan.all {
            if let source = operation.source {
                #expect(seen.contains("\(operation.service) \(source)"), "\(operation.operation)")
            }
            #expect(seen.insert("\(operation.service) \(operation.operation)").inserted)
        }
    }

    @Test func asksForNothingButReading() {
        for operation in CollectionPlan.all {
            #expect(["Describe", "Get", "List", "Search"].contains { operation.operation.hasPrefix($0) })
        }
    }

    @Test(arguments: [
        ("DescribeVpcs", "describe-vpcs"), ("DescribeDBInstances", "describe-db-instances"),
        ("GetManagedPrefixListEntries", "get-managed-prefix-list-entries"), ("ListTasks", "list-tasks"),
        ("DescribeNetworkAcls", "describe-network-acls"), ("AssumeRoleWithSAML", "assume-role-with-saml"),
    ])
    func spellsOperationsAsTheCLIDoes(operation: String, name: String) {
        #expect(KebabCase.name(of: operation) == name)
    }

    @Test func namesPlaces() {
        func path(_ service: String, _ operation: String, id: String?, account: String? = "111122223333") -> String {
            let asked = CollectionPlan.one(service, operation)
            return CollectedAnswer(operation: asked, id: id, account: account, region: "eu-west-1", text: []).path
        }
        #expect(path("ec2", "DescribeVpcs", id: nil) == "111122223333/eu-west-1/describe-vpcs.json")
        #expect(
            path("elbv2", "DescribeTargetHealth", id: "arn:aws:x:1:targetgroup/a/b")
                == "111122223333/eu-west-1/elbv2/describe-target-health/arn_aws_x_1_targetgroup_a_b.json")
        #expect(path("ec2", "DescribeVpcs", id: nil, account: nil) == "eu-west-1/describe-vpcs.json")
        #expect(!path("ec2", "X", id: "../../etc").contains("../"))
    }
}
