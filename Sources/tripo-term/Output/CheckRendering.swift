import Terminology
import TripoTerm
import Validation

/// What all renderers of findings need.
struct CheckRendering {
    let book: RuleBook
    let words: MessageCatalog
    let session: Session
    let showsIgnored: Bool

    func message(of finding: LocatedFinding) -> String { message(of: finding, in: session.language) }

    func message(of finding: LocatedFinding, in language: LanguageTag) -> String {
        book[finding.finding.rule]?.text(of: finding.finding, in: language) ?? finding.finding.rule
    }

    func source(of finding: LocatedFinding) -> String { book[finding.finding.rule]?.source ?? "" }

    /// What is told of a report.
    func told(_ report: FileReport) -> [LocatedFinding] { showsIgnored ? report.findings : report.active }
}

/// Writes what was found, in one format.
protocol CheckRenderer {
    func write(_ reports: [FileReport], to output: Output)
}

enum CheckRenderers {
    static func renderer(_ format: CheckRequest.Format, _ rendering: CheckRendering) -> any CheckRenderer {
        switch format {
        case .json: CheckJSONRenderer(rendering: rendering)
        default: CheckTextRenderer(rendering: rendering)
        }
    }
}
