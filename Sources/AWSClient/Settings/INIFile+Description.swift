// Values may be secrets, so nothing prints them, not even by reflection.

extension INIFile.Value: CustomStringConvertible, CustomReflectable {
    var description: String { "a value in line \(line)" }
    var customMirror: Mirror { Mirror(self, children: [:]) }
}

extension INIFile.Entry: CustomStringConvertible, CustomReflectable {
    var description: String { "a value in line \(line)" }
    var customMirror: Mirror { Mirror(self, children: [:]) }
}

extension ProfileFiles.Value: CustomStringConvertible, CustomReflectable {
    var description: String { "a value from \(origin)" }
    var customMirror: Mirror { Mirror(self, children: [:]) }
}
