/// Findings of a text, no more of each rule than somebody will read: a file that is wrong throughout would need many times its
/// own size in memory.
struct BoundedFindings {
    private let most: Int
    private(set) var findings: [Finding] = []
    private var counts = RuleCounts()
    /// How many were left out, by rule.
    private(set) var untold: [String: Int] = [:]

    init(most: Int) { self.most = most }

    mutating func add(_ found: [Finding]) {
        if most == .max {
            findings += found
            return
        }
        for finding in found {
            if counts.add(finding.rule) <= most {
                findings.append(finding)
            } else {
                untold[finding.rule, default: 0] += 1
            }
        }
    }

    /// The findings, which it then no longer has: so that they are put in order where they are.
    mutating func taken() -> [Finding] {
        defer { findings = [] }
        return findings
    }
}
