import Lookup
import Terminology

extension Checker {
    /// What is wrong with the rules: examples that they do not live up to, and rules that have none.
    ///
    /// - Complexity: O(n) in the examples.
    public func problemsOfRules() throws(LookupError) -> [Diagnostic] {
        var problems: [Diagnostic] = []
        for rule in book.descriptions {
            if !rule.isAcross, !rule.examples.contains(where: { $0.wrong != nil }) {
                problems.append(
                    Diagnostic(
                        "rules.no-example", "the rule \(rule.id) has no example of what is wrong",
                        arguments: ["id": rule.id], at: rule.location, help: "add examples: [{wrong: ..., right: ...}]")
                )
            }
            for example in rule.examples { problems += try self.problems(of: example, rule) }
        }
        return problems
    }

    private func problems(
        of example: RuleExample, _ rule: RuleDescription
    ) throws(LookupError) -> [Diagnostic] {
        var problems: [Diagnostic] = []
        func report(_ code: String, _ message: String, _ text: String) {
            problems.append(
                Diagnostic(code, message, arguments: ["id": rule.id, "text": text], at: example.location))
        }
        if let wrong = example.wrong {
            let (text, spans) = Self.unmarked(wrong)
            let found = try findings(of: rule, in: text, example)
            if found.isEmpty {
                report("rules.example-missed", "\(rule.id) does not find what is wrong in “\(wrong)”", wrong)
            } else if !spans.isEmpty, spans != found.map(\.span) {
                let places = found.map { "“\($0.arguments["found"] ?? "")”" }.joined(separator: ", ")
                report("rules.example-misplaced", "\(rule.id) finds \(places) in “\(wrong)”", wrong)
            } else if let right = example.right, found.contains(where: { $0.fix != nil }) {
                let fixed = text.applying(found.compactMap(\.fix))
                if fixed != right {
                    report(
                        "rules.example-unrepaired", "\(rule.id) makes “\(fixed)” of “\(wrong)”, not “\(right)”", wrong)
                }
            }
        }
        if let right = example.right, try !findings(of: rule, in: right, example).isEmpty {
            report("rules.example-alarm", "\(rule.id) finds something in “\(right)”, which is right", right)
        }
        return problems
    }

    private func findings(
        of rule: RuleDescription, in text: String, _ example: RuleExample
    ) throws(LookupError) -> [Finding] {
        var options = Options(day: example.day)
        options.only = [rule.id]
        if let name = example.profile, let profile = try? book.profile(name) { options.profile = profile }
        let (own, findings) = try check(
            Self.document(text, rule), language: example.language, options: options)
        guard rule.isAcross else { return findings }
        // A text and its translation, each of them one unit.
        var texts: [CheckedText] = []
        for (language, other) in example.others {
            texts.append(try check(Self.document(other, rule), language: language, options: options).text)
        }
        texts.append(own)
        var aligned = AlignedChecks(texts: texts, alignment: TextAlignment(columns: texts.count, units: []))
        aligned.joinAll()
        return compare(aligned, options: options).last ?? []
    }

    private static func document(_ text: String, _ rule: RuleDescription) -> TextDocument {
        let block = TextBlock(
            kind: .paragraph, text: text, origins: [TextOrigin(offset: 0, place: TextPlace(line: 1, column: 1))])
        return TextDocument(path: rule.id, blocks: [block])
    }

    /// A text without its marks, and where they stood around something.
    static func unmarked(_ text: String) -> (text: String, spans: [TextSpan]) {
        var result = ""
        var spans: [TextSpan] = []
        for scalar in text.unicodeScalars {
            switch scalar {
            case "‹": spans.append(TextSpan(result.utf8.count, result.utf8.count))
            case "›": if let last = spans.indices.last { spans[last].end = result.utf8.count }
            default: result.unicodeScalars.append(scalar)
            }
        }
        return (result, spans)
    }
}

extension String {
    /// The text with stretches replaced; of those that overlap the first counts.
    public func applying(_ fixes: [TextFix]) -> String {
        var result: [UInt8] = []
        let bytes = Array(utf8)
        var place = 0
        for fix in fixes.sorted(by: { $0.span.start < $1.span.start })
        where fix.span.start >= place && fix.span.end <= bytes.count {
            result += bytes[place..<fix.span.start]
            result += Array(fix.replacement.utf8)
            place = fix.span.end
        }
        return String(decoding: result + bytes[place...], as: UTF8.self)
    }
}
