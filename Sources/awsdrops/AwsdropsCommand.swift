import ArgumentParser

@main
struct AwsdropsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "awsdrops", abstract: "Finds out why TCP packets drop in AWS.", version: "0.1.0")
}
