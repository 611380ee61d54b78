import ICU
import Terminology
import TripoTerm
import Validation

/// What was repaired in a file: the place, the rule, from what to what; and how much.
struct RepairRenderer {
    let session: Session
    let words: MessageCatalog
    let isDryRun: Bool

    func text(_ repair: FileRepair) -> String {
        guard !repair.changes.isEmpty else { return "" }
        var output = ""
        for change in repair.changes {
            let place = "\(repair.path):\(change.finding.start.line):\(change.finding.start.column)"
            let (from, to) = Self.texts(change)
            output += Style.bold.apply(to: place.visible, session.terminal) + ": [\(change.finding.finding.rule)] "
            output += "\(from.visible) → \(to.isEmpty ? words("check.delete") : to.visible)\n"
        }
        let arguments: [String: MessageArgument] = [
            "count": .integer(repair.changes.count), "file": .text(repair.path.visible),
        ]
        return output + words(isDryRun ? "check.would-repair" : "check.repaired", MessageArguments(arguments)) + "\n"
    }

    /// What stood there and what stands there now, in quotation marks where it is signs and spaces alone.
    private static func texts(_ change: FileRepair.Change) -> (String, String) {
        let (from, to) = (change.before, change.finding.edit?.replacement ?? "")
        if (from + to).contains(where: { $0.isLetter || $0.isNumber }) { return (from, to) }
        return ("“\(from)”", to.isEmpty ? "" : "“\(to)”")
    }
}
