import Terminology
import TripoTerm

/// Writes diagnostics for people, one after the other, or as JSON, one a line.
struct DiagnosticRenderer {
    let words: MessageCatalog?
    let terminal: Terminal

    func text(_ diagnostic: Diagnostic) -> String {
        let style: Style =
            switch diagnostic.severity {
            case .error: .red
            case .warning: .yellow
            case .note: .cyan
            }
        let name = words?.ifAny("severity." + diagnostic.severity.word) ?? diagnostic.severity.word
        var text = ""
        if let location = diagnostic.location { text += Style.bold.apply(to: "\(location)".visible, terminal) + ": " }
        text += style.apply(to: "\(name)[\(diagnostic.code)]", terminal) + ": "
        text += (words?.message(of: diagnostic) ?? diagnostic.message).visible
        if let help = words?.help(of: diagnostic) ?? diagnostic.help {
            text += "\n  " + Style.dim.apply(to: words?.ifAny("help") ?? "help", terminal) + ": " + help.visible
        }
        return text
    }

    func json(_ diagnostic: Diagnostic) -> JSONValue {
        .object([
            ("code", .text(diagnostic.code)), ("severity", .text(diagnostic.severity.word)),
            ("message", .text(diagnostic.message)), ("help", .optional(diagnostic.help)),
            ("file", .optional(diagnostic.location?.file)),
            ("line", diagnostic.location?.line.map { .integer($0) } ?? .null),
            ("column", diagnostic.location?.column.map { .integer($0) } ?? .null),
        ])
    }
}
