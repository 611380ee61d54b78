import Terminology
import TripoTerm
import Validation

/// Findings as a page of HTML without script.
struct CheckPageRenderer: CheckTextMaker {
    let rendering: CheckRendering

    func text(_ reports: [FileReport]) -> String {
        let tag = rendering.session.language.rawTag
        var page = "<!DOCTYPE html>\n<html lang=\"\(tag)\">\n<head><meta charset=\"utf-8\">"
        page += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
        page += "<title>tripo-term check</title>\n<style>\(Self.style)</style></head>\n<body>\n"
        for report in reports {
            page += "<h2>\(report.path.markup)</h2>\n"
            if rendering.told(report).isEmpty && report.notes.isEmpty { page += "<p>✓</p>\n" }
            for finding in rendering.told(report) { page += section(finding) }
            for note in report.notes { page += self.note(note) }
        }
        for problem in rendering.failures + rendering.problems { page += note(problem) }
        return page + "</body>\n</html>\n"
    }

    private func section(_ finding: LocatedFinding) -> String {
        let word = finding.finding.severity.word
        let name = rendering.words("severity." + word)
        var text = "<section class=\"\(word)\"><p><b>\(finding.start.line):\(finding.start.column)</b> "
        text += "\(name.markup) <code>\(finding.finding.rule)</code> \(rendering.message(of: finding).markup)</p>\n"
        let scalars = Array(finding.excerpt.unicodeScalars)
        func part(_ range: Range<Int>) -> String {
            var part = ""
            for scalar in scalars[range.clamped(to: 0..<scalars.count)] { part.unicodeScalars.append(scalar) }
            return part.markup
        }
        text += "<blockquote lang=\"\(finding.language.rawTag)\">\(part(0..<finding.marked.lowerBound))"
        text +=
            "<mark>\(part(finding.marked))</mark>\(part(finding.marked.upperBound..<max(scalars.count, finding.marked.upperBound)))"
        if let fix = finding.finding.fix { text += " → <ins>\(fix.replacement.markup)</ins>" }
        text += "</blockquote>\n<p class=\"source\">\(rendering.source(of: finding).markup)"
        if let reason = finding.ignored { text += " · \(rendering.words("check.ignored").markup): \(reason.markup)" }
        return text + "</p></section>\n"
    }

    private func note(_ note: Diagnostic) -> String {
        let place = note.location.map { "\($0)" } ?? ""
        return
            "<section class=\"\(note.severity.word)\"><p><b>\(place.markup)</b> \(rendering.text(of: note).markup)</p></section>\n"
    }

    private static let style = """
        body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}\
        section{border-left:4px solid #888;padding:0 1rem;margin:1rem 0}.error{border-color:#c00}\
        .warning{border-color:#c80}.source{color:#666;font-size:.85em}blockquote{margin:.5rem 0}ins{text-decoration:none;\
        background:#dfd}mark{background:#fdd}
        """
}
