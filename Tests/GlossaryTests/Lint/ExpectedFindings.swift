import Glossary
import Terminology
import Testing

/// Checks that a rule finds something exactly where ▶ stands in the text, and nowhere else.
func expectFindings(
    of rule: some GlossaryRule, in marked: String, file: String = "sample.yaml",
    sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
    var text = ""
    var expected: [String] = []
    var (line, column) = (1, 1)
    for character in marked {
        if character == "▶" {
            expected.append("\(file):\(line):\(column)")
            continue
        }
        text.append(character)
        (line, column) = character.isNewline ? (line + 1, 1) : (line, column + character.unicodeScalars.count)
    }
    let source = GlossaryReader().read(text: text, file: file)
    #expect(source.diagnostics == [], sourceLocation: sourceLocation)
    let findings = GlossaryLint(rules: [rule]).check(source)
    let found = findings.map { $0.location?.description ?? "" }
    #expect(found == expected, "\(findings.map(\.message))", sourceLocation: sourceLocation)
    for finding in findings {
        #expect(finding.code == type(of: rule).code, sourceLocation: sourceLocation)
        #expect(finding.help?.isEmpty == false, sourceLocation: sourceLocation)
    }
}

/// The text of a glossary with one concept, whose terms are given as the lines of a mapping.
func concept(_ fields: String, terms: String) -> String {
    let lines = terms.split(separator: "\n").map { "      " + $0 }.joined(separator: "\n")
    return "concepts:\n  - {id: off.a, kind: office, terms: {}}\n  - id: off.b\n    kind: office\n"
        + fields.split(separator: "\n").map { "    \($0)\n" }.joined() + "    terms:\n" + lines + "\n"
}
