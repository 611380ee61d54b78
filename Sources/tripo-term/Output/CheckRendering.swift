import Terminology
import TripoTerm
import Validation

/// What all renderers of findings need.
struct CheckRendering {
    let book: RuleBook
    let words: MessageCatalog
    let session: Session
    let showsIgnored: Bool
    /// What is wrong with the settings.
    let problems: [Diagnostic]
    /// Why files could not be read.
    var failures: [Diagnostic] = []

    func message(of finding: LocatedFinding) -> String { message(of: finding, in: session.language) }

    func message(of finding: LocatedFinding, in language: LanguageTag) -> String {
        book[finding.finding.rule]?.text(of: finding.finding, in: language) ?? finding.finding.rule
    }

    /// The message with what is to be written, for formats that have no other place for it.
    func longMessage(of finding: LocatedFinding) -> String {
        var text = message(of: finding)
        if let fix = finding.finding.fix {
            text += " (\(words("check.fix")): \(fix.replacement.isEmpty ? words("check.delete") : fix.replacement))"
        }
        return text + " [\(source(of: finding))]"
    }

    func source(of finding: LocatedFinding) -> String { book[finding.finding.rule]?.source ?? "" }

    /// What is told of a report.
    func told(_ report: FileReport) -> [LocatedFinding] { showsIgnored ? report.findings : report.active }

    /// What is wrong with the settings, and files that could not be read, by file.
    var problemsByFile: [(path: String, problems: [Diagnostic])] {
        Dictionary(grouping: failures + problems) { $0.location?.file ?? "" }
            .map { ($0.key, $0.value) }.sorted { $0.path < $1.path }
    }

    func text(of note: Diagnostic) -> String { words.message(of: note) }
}

/// Writes what was found, in one format.
protocol CheckRenderer {
    /// Hands UTF-8 on in pieces of any length.
    func write(_ reports: [FileReport], to sink: ([UInt8]) -> Void)
}

/// Writes what was found as one text.
protocol CheckTextMaker: CheckRenderer {
    func text(_ reports: [FileReport]) -> String
}

extension CheckTextMaker {
    func write(_ reports: [FileReport], to sink: ([UInt8]) -> Void) {
        sink(Array(text(reports).utf8))
    }
}

enum CheckRenderers {
    static func renderer(_ format: CheckRequest.Format, _ rendering: CheckRendering) -> any CheckRenderer {
        switch format {
        case .text: CheckTextRenderer(rendering: rendering)
        case .json: CheckJSONRenderer(rendering: rendering)
        case .sarif: SARIFRenderer(rendering: rendering)
        case .junit: JUnitRenderer(rendering: rendering)
        case .checkstyle: CheckstyleRenderer(rendering: rendering)
        case .github: GitHubRenderer(rendering: rendering)
        case .html: CheckPageRenderer(rendering: rendering)
        }
    }
}

extension String {
    /// The text as XML and HTML hold it, in content and in attributes; what XML cannot hold is written out.
    var markup: String {
        var result = ""
        for scalar in unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "\n": result += "&#10;"
            case _ where Self.isUnsafe(scalar) || (0xFFFE...0xFFFF).contains(scalar.value):
                result += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
