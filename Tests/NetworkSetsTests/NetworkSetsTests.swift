import Testing
@testable import NetworkSets
