extension HostChange {
    /// The command that raises a kernel parameter: to a usual value, or to twice what it is where that is as much already. Of a
    /// parameter with several numbers, such as tcp_rmem, the last is raised.
    func raising(_ name: String, to usual: Int64) -> String {
        let numbers = after.parameters[name]?.split(separator: " ").compactMap { Int64($0) } ?? []
        guard let now = numbers.last else { return "sysctl -w \(name)=\(usual)" }
        let value = now < usual ? usual : 2 * min(now, 1 << 40)
        let words = (numbers.dropLast() + [value]).map { "\($0)" }.joined(separator: " ")
        return "sysctl -w \(name)=\(numbers.count > 1 ? "'\(words)'" : words)"
    }
}
