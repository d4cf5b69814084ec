import Glibc

/// Whether a cross-check may spend the user's money.
struct CrossCheckConsent {
    /// Whether `--yes` was given.
    let isGiven: Bool

    /// What one analysis costs, which AWS's price list for Amazon VPC says.
    static let price = "0.10 USD in most regions"

    /// Refuses where nobody can be asked.
    func check() throws(Failure) {
        guard isGiven || isatty(STDIN_FILENO) == 1 else {
            throw Failure(
                "--cross-check costs money (\(Self.price)), and standard input is no terminal to ask at: give --yes",
                .usage)
        }
    }

    /// Asks at the terminal; anything but yes is no.
    func ask(account: String?, region: String) -> Bool {
        if isGiven { return true }
        Console.writeErrors(
            "Reachability Analyzer charges for every analysis: \(Self.price). It makes a path and an analysis in "
                + "\(account.map { "account \($0)" } ?? "the account"), \(region), which awsdrops deletes afterwards.\n"
                + "Go on? [y/N]")
        let answer = readLine()?.lowercased() ?? ""
        return answer == "y" || answer == "yes"
    }
}
