import Interchange
import Lookup
import Terminology
import Validation

/// Checks one file after the other.
public final class FileChecker {
    private let job: CheckJob
    let checker: Checker
    public var book: RuleBook { checker.book }
    let reader: DocumentReader

    init(_ job: CheckJob) throws(Diagnostic) {
        self.job = job
        var options = DocumentOptions()
        options.encoding = job.options.encoding
        options.keepsCode = false
        reader = DocumentReader(options)
        do throws(LookupError) {
            checker = try Checker(job.book, try job.snapshot.recognizer())
        } catch {
            throw Self.damaged
        }
    }

    static let damaged = Diagnostic(
        "index.unusable", "the index is damaged", help: "delete it: it is made again by itself")

    var isDayGiven: Bool { job.options.check.day != nil }
    var partSize: Int { job.options.partSize }

    /// What was found in a file.
    public func report(_ input: AlignmentInput) throws(Diagnostic) -> FileReport {
        try result(CheckedFile(input, self)).get()
    }

    /// - Parameter isWhole: whether all findings are kept, as they are for a repair.
    private func locator(of source: CheckSource, isWhole: Bool = false) -> FindingLocator {
        FindingLocator(source: source, hasExcerpts: job.options.hasExcerpts, hasIdentities: isWhole)
    }

    func result(_ input: AlignmentInput) -> Result<FileReport, Diagnostic> {
        Result { () throws(Diagnostic) in try report(input) }
    }

    func result(_ file: CheckedFile) -> Result<FileReport, Diagnostic> {
        Result { () throws(Diagnostic) in
            let report = try report(file)
            return job.options.keepsAll ? report : report.bounded()
        }
    }

    /// - Parameter isWhole: whether all findings are kept, however many they are.
    func report(_ file: CheckedFile, isWhole: Bool = false) throws(Diagnostic) -> FileReport {
        let isWhole = isWhole || keepsAll(file.source)
        var report: FileReport
        if let units = file.units {
            report = try self.report(units, file, isWhole: isWhole)
        } else {
            report = try self.report(file.source, isWhole: isWhole).report
            report.isEmpty = file.source.document.blocks.isEmpty
        }
        report.notes += file.problems
        if report.isEmpty { report.notes.append(Self.nothingToCheck(file.path)) }
        passOver(file.source, &report)
        return report
    }

    /// Whether some of what is found may be passed over, by settings or by comments.
    private func keepsAll(_ source: CheckSource) -> Bool {
        job.options.keepsAll || !InlineIgnores.places(of: InlineIgnores.mark, in: source.bytes).isEmpty
    }

    private static func nothingToCheck(_ path: String) -> Diagnostic {
        Diagnostic(
            "check.nothing-to-check", .note, "there is no text in \(path)", arguments: ["file": path],
            at: SourceLocation(file: path), help: "see whether it is the file that was meant, and whether it was saved")
    }

    private func options(isWhole: Bool) -> Checker.Options {
        var options = job.options.check
        // Some are passed over, or say what others say better.
        if !isWhole { options.mostOfRule = 2 * FileReport.mostOfRule }
        return options
    }

    func report(
        _ source: CheckSource, isWhole: Bool = false
    ) throws(Diagnostic) -> (report: FileReport, text: CheckedText) {
        let isWhole = isWhole || keepsAll(source)
        let found: (text: CheckedText, findings: [Finding])
        do throws(LookupError) {
            found = try checker.check(source.document, language: source.language, options: options(isWhole: isWhole))
        } catch {
            throw Self.damaged
        }
        var report = FileReport(path: source.path, language: source.language, day: found.text.day)
        var findings = found.findings
        report.untold = found.text.untold
        if !source.isLanguageNamed, let note = Self.unknownLanguage(found.text) {
            (findings, report.untold) = ([], [:])
            report.notes.append(note)
        } else if let note = Self.otherLanguage(found.text, &findings) {
            report.notes.append(note)
        }
        // What nobody will be told needs no place; what comments pass over has to have one.
        if !isWhole, source.format.isOrdered {
            report.bound(&findings, rule: { $0.rule }, where: { _ in true })
        }
        report.findings = locator(of: source, isWhole: isWhole).located(findings)
        return (report, found.text)
    }

    /// Says that a text is in none of the languages that are checked, instead of what rules of English make of it.
    private static func unknownLanguage(_ text: CheckedText) -> Diagnostic? {
        guard text.language == .english, UnknownLanguage.isLanguage(of: text.document.blocks) else { return nil }
        let path = text.document.path
        return Diagnostic(
            "check.unknown-language", .warning,
            "\(path) is in none of the languages that are checked: nothing was checked",
            arguments: ["file": path], at: SourceLocation(file: path),
            help: "give texts in Chinese, Japanese, Korean or English")
    }

    /// Says once that a text is in another language than it is said to be, instead of sentence by sentence.
    private static func otherLanguage(_ text: CheckedText, _ findings: inout [Finding]) -> Diagnostic? {
        let sentences = text.blocks.reduce(0) { $0 + $1.sentences.count }
        let foreign = findings.filter { $0.rule == Checker.foreignSentence }.compactMap { $0.arguments["seen"] }
        var seen = foreign.count > 1 && foreign.count * 4 > sentences * 3 ? foreign.first : nil
        // A text that is wrong throughout may be right in another language.
        if seen == nil, sentences > 1, findings.count > sentences {
            seen = LanguageGuess(text.document.blocks).other(than: text.language)?.rawTag
        }
        guard let seen else { return nil }
        findings.removeAll { $0.rule == Checker.foreignSentence }
        let path = text.document.path
        return Diagnostic(
            "check.other-language", .warning, "\(path) is taken for \(text.language), but looks like \(seen)",
            arguments: ["file": path, "said": text.language.rawTag, "seen": seen],
            at: SourceLocation(file: path), help: "check its name, or name its language with --languages")
    }

    /// What was found in the texts of a file of units, part by part.
    private func report(_ units: UnitParts, _ file: CheckedFile, isWhole: Bool) throws(Diagnostic) -> FileReport {
        let languages = units.languages
        let parts = PartsCheck(checker, languages, days: file.days, options: options(isWhole: isWhole))
        var report = FileReport(path: file.path, language: languages.first ?? .english, day: nil)
        var columns = languages.map { _ in Column() }
        report.isEmpty = true
        try units.visit { part throws(Diagnostic) in
            let outcome: PartsCheck.Outcome
            do throws(LookupError) {
                outcome = try parts.check(part.texts, part.alignment, isLast: part.isLast)
            } catch {
                throw Self.damaged
            }
            for column in languages.indices {
                let text = outcome.aligned.texts[column]
                report.isEmpty = report.isEmpty && text.blocks.isEmpty
                columns[column].day = columns[column].day ?? text.day
                var locator = self.locator(
                    of: file.source.with(part.texts[column], languages[column]), isWhole: isWhole)
                (locator.firstBlock, locator.late) = (text.firstBlock, outcome.late[column])
                columns[column].own += locator.located(outcome.own[column])
                columns[column].late.formUnion(outcome.late[column].keys)
                if languages.count > 1 { columns[column].compared += locator.located(outcome.compared[column]) }
                report.untold.merge(text.untold) { $0 + $1 }
                if !isWhole {
                    report.bound(&columns[column].own, rule: { $0.finding.rule }, where: { $0.isActive })
                    report.bound(&columns[column].compared, rule: { $0.finding.rule }, where: { $0.isActive })
                }
            }
            for (column, place) in outcome.aligned.doubtfulStarts { columns[column].doubtful.append(place) }
        }
        report.day = columns.lazy.compactMap(\.day).first
        for index in columns.indices {
            columns[index].settleLate(checker)
            report.add(FileReport(path: file.path, language: report.language, findings: columns[index].own))
        }
        for column in columns {
            report.add(FileReport(path: file.path, language: report.language, findings: column.compared))
            if let note = CheckJob.notCompared(file.path, column.doubtful) { report.notes.append(note) }
        }
        return report
    }

    /// What is found where texts are compared, for each of them.
    ///
    /// - Parameter pairs: alignments of two texts alone, where that of all has doubtful units.
    func compared(
        _ sources: [CheckSource], _ texts: [CheckedText], _ alignment: TextAlignment,
        _ pairs: [AlignedChecks.Pair: TextAlignment] = [:]
    ) -> [FileReport] {
        let aligned = AlignedChecks(texts: texts, alignment: alignment, pairs: pairs)
        let found = checker.compare(aligned, options: job.options.check)
        var reports = zip(sources, found).map { source, found in
            FileReport(
                path: source.path, language: source.language, findings: locator(of: source).located(found))
        }
        for (column, doubtful) in Dictionary(grouping: aligned.doubtfulStarts, by: \.column) {
            if let note = CheckJob.notCompared(sources[column].path, doubtful.map(\.place)) {
                reports[column].notes.append(note)
            }
        }
        return reports
    }

    /// Passes over what comments of the file want passed over.
    func passOver(_ source: CheckSource, _ report: inout FileReport) {
        var ignores = InlineIgnores(source)
        guard !ignores.isEmpty else { return }
        ignores.apply(to: &report.findings)
        report.notes += ignores.problems { book[$0] != nil }
    }
}

extension FileChecker {
    /// What was found so far in one of the texts of a file of units.
    private struct Column {
        var day: CalendarDate?
        var own: [LocatedFinding] = []
        var compared: [LocatedFinding] = []
        /// Where it was not sure what answers what.
        var doubtful: [TextPlace] = []
        /// Blocks in which something was found when their part had been checked.
        var late: Set<Int> = []

        /// Makes of all that was found what would have been found at once.
        mutating func settleLate(_ checker: Checker) {
            if late.isEmpty { return }
            let byBlock = Dictionary(grouping: own.map(\.finding).filter { late.contains($0.block) }, by: \.block)
            own.removeAll { found in
                byBlock[found.finding.block]?.contains { checker.isSaid(found.finding, by: $0) } ?? false
            }
            own.sort {
                let (one, other) = ($0.finding, $1.finding)
                return (one.block, one.span.start, other.span.end, one.rule)
                    < (other.block, other.span.start, one.span.end, other.rule)
            }
        }
    }
}
