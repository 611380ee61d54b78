import Terminology

/// A rule that compares a text with its translation, unit by unit.
protocol AcrossRule: Sendable {
    var identifiers: [String] { get }

    func findings(in texts: AlignedChecks, _ tools: RuleTools) -> [AcrossFinding]
}
