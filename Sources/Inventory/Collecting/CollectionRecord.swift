public import JSONText

/// The file `collect.json` of a snapshot: when it was made, by whom, what was refused, and whether it is whole.
public struct CollectionRecord: Sendable {
    /// The file's name below the snapshot's root.
    public static let path = "collect.json"

    /// An account and region that were asked.
    public struct Place: Sendable {
        /// The account's id, where AWS told it.
        public var account: String?
        /// The caller's ARN, where AWS told it.
        public var arn: String?
        /// The region.
        public var region: String

        /// A place from its parts.
        public init(account: String?, arn: String?, region: String) {
            self.account = account
            self.arn = arn
            self.region = region
        }
    }

    /// The program's version.
    public var version: String
    /// When it started, ISO 8601 in UTC.
    public var startedAt: String
    /// When it ended; nil while it runs or where it was cut off.
    public var endedAt: String?
    /// Whether everything was asked.
    public var isComplete: Bool
    /// What was asked.
    public var places: [Place]
    /// What has no answer.
    public var faults: [CollectedFault]

    /// The record of a collection that starts.
    public init(version: String, startedAt: String, places: [Place]) {
        self.version = version
        self.startedAt = startedAt
        self.places = places
        isComplete = false
        faults = []
    }

    /// The file's content. Services that a region does not have are no faults, and are listed apart.
    public var json: JSONValue {
        let absent = faults.filter(\.isAbsentService)
        let refused = faults.filter { !$0.isAbsentService }
        return [
            "schema": "awsdrops.collect/1",
            "awsdrops": .string(version),
            "startedAt": .string(startedAt),
            "endedAt": JSONValue(endedAt),
            "complete": .boolean(isComplete),
            "places": .array(
                places.map { place in
                    [
                        "account": JSONValue(place.account), "arn": JSONValue(place.arn),
                        "region": .string(place.region),
                    ]
                }),
            "refused": .array(refused.map(\.json)),
            "absent": .array(absent.map(\.json)),
        ]
    }
}
