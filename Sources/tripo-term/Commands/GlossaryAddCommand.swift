import ArgumentParser
import Glossary
import Terminology
import TripoTerm

struct GlossaryAddCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Add terms to a concept, or a concept, to a glossary file; all else in it stays as it is.",
        discussion: """
            With --kind the concept is a new one. What would bring a new error is refused, and nothing is written.

              tripo-term glossary add off.kipo --ko "한국의 특허청" --status admitted --source tcs-ko-4072
              tripo-term glossary add t.prior-art --kind term --subject patent --en "prior art" \\
                --zh-hans 现有技术 --zh-hant 現有技術 --ja 先行技術 --ko 선행기술 --source memory --reliability 1
            """)

    @OptionGroup var common: CommonOptions

    @Argument(help: "The identifier of the concept.")
    var id: String

    @Option(help: "A term in English.") var en: String?
    @Option(help: "A term in Chinese, simplified characters.") var zhHans: String?
    @Option(help: "A term in Chinese, traditional characters.") var zhHant: String?
    @Option(help: "A term in Japanese.") var ja: String?
    @Option(help: "A term in Korean.") var ko: String?

    @Option(help: ArgumentHelp("The kind of a new concept: office, person, role, term, ...", valueName: "kind"))
    var kind: String?
    @Option(help: ArgumentHelp("The subject of a new concept.", valueName: "name")) var subject: String?
    @Option(help: ArgumentHelp("The definition of a new concept.", valueName: "text")) var definition: String?
    @Option(help: ArgumentHelp("Put a new concept after this one.", valueName: "id")) var after: String?

    @Option(help: ArgumentHelp("preferred, admitted, superseded or deprecated.", valueName: "status"))
    var status: String?
    @Option(help: ArgumentHelp("full form, abbreviation, short form, variant, ...", valueName: "type"))
    var type: String?
    @Option(help: ArgumentHelp("The first day, month or year on which the terms are valid.", valueName: "date"))
    var from: String?
    @Option(help: ArgumentHelp("The last day, month or year on which the terms are valid.", valueName: "date"))
    var to: String?
    @Option(help: ArgumentHelp("Who writes so.", valueName: "name")) var publisher: String?
    @Option(help: ArgumentHelp("Kana of a Japanese, pinyin of a Chinese term.", valueName: "text"))
    var reading: String?
    @Option(help: ArgumentHelp("Latin spelling of a Japanese or Korean term.", valueName: "text"))
    var romanization: String?
    @Option(help: ArgumentHelp("Han characters of a Korean term.", valueName: "text")) var hanja: String?
    @Option(
        name: .customLong("source"), help: ArgumentHelp("An entry of sources.yaml; can be repeated.", valueName: "id"))
    var sources: [String] = []
    @Option(
        help: ArgumentHelp("How sure: 1 unverified, 2 partly seen, 3 seen in print, 4 official.", valueName: "level"))
    var reliability: Int?
    @Option(help: ArgumentHelp("A remark on the terms.", valueName: "text")) var note: String?

    @Option(help: ArgumentHelp("The glossary file to add to.", valueName: "file")) var file: String?
    @Flag(name: .customLong("dry-run"), help: "Only show what would be added.") var isDryRun = false

    func run() throws {
        let session = try common.resolve()
        try GlossaryAddition.Run(self, session: session).run()
    }
}

extension GlossaryAddition {
    /// One run of the command.
    struct Run {
        private let command: GlossaryAddCommand
        private let session: Session

        init(_ command: GlossaryAddCommand, session: Session) { (self.command, self.session) = (command, session) }

        func run() throws {
            let terms = try terms()
            guard !terms.isEmpty else {
                throw Failure(
                    Diagnostic(
                        "usage.no-term", "there is no term to add",
                        help: "give one with --en, --zh-hans, --zh-hant, --ja or --ko"),
                    status: ExitStatus.wrongUsage)
            }
            let output = Output(1)
            if command.kind != nil {
                try perform(.concept(try concept(terms), after: command.after), file: try newFile(), output)
            } else {
                let file = try existingFile()
                for term in terms { try perform(.term(term, concept: command.id), file: file, output) }
            }
        }

        private func perform(_ addition: GlossaryAddition, file: String, _ output: Output) throws {
            let words = session.workspace.messages(in: session.language)
            do {
                let editor = GlossaryEditor()
                let edit: GlossaryEdit
                if command.isDryRun {
                    edit = try editor.adding(
                        addition, to: try GlossaryAddCommand.text(of: file), of: file,
                        among: GlossaryEditor.siblings(of: file))
                } else {
                    edit = try editor.add(addition, toFile: file)
                }
                let bytes = Array(edit.text.utf8)[edit.insertion.range]
                output.writeLine(file.visible)
                for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
                    output.writeLine(Style.green.apply(to: "+ " + String(line).visible, session.terminal))
                }
                output.flush()
                for finding in edit.findings { session.report(finding, words: words) }
            } catch let failure as GlossaryEditFailure {
                throw Failure(failure.diagnostics, status: ExitStatus.couldNotRun, words: words)
            }
        }

        private func terms() throws(Failure) -> [Term] {
            let texts: [(LanguageTag, String?)] = [
                (.english, command.en), (.simplifiedChinese, command.zhHans), (.traditionalChinese, command.zhHant),
                (.japanese, command.ja), (.korean, command.ko),
            ]
            var terms: [Term] = []
            for (language, text) in texts {
                guard let text else { continue }
                terms.append(try term(text, language))
            }
            return terms
        }

        private func term(_ text: String, _ language: LanguageTag) throws(Failure) -> Term {
            var term = Term(text, language: language)
            if let word = command.status {
                guard let status = TermStatus(word: word) else {
                    throw .usage(
                        "--status", word, choices: TermStatus.allCases.map(\.word))
                }
                term.status = status
            }
            if let word = command.type {
                guard let type = TermType(word: word) else {
                    throw .usage("--type", word, choices: TermType.allCases.map(\.word))
                }
                term.type = type
            }
            term.validity = ValidityPeriod(from: try date(command.from, "--from"), to: try date(command.to, "--to"))
            term.publisher = command.publisher
            term.note = command.note
            let isHan = language == .simplifiedChinese || language == .traditionalChinese
            term.reading = isHan || language == .japanese ? command.reading : nil
            term.romanization = language == .japanese || language == .korean ? command.romanization : nil
            term.hanja = language == .korean ? command.hanja : nil
            (term.sources, term.hasOwnSources) = (command.sources, !command.sources.isEmpty)
            term.reliability = try reliability()
            return term
        }

        private func reliability() throws(Failure) -> Reliability {
            guard let level = command.reliability else { return .unverified }
            guard (1...4).contains(level), let value = Reliability(rawValue: UInt8(level)) else {
                throw .usage("--reliability", "\(level)", choices: ["1", "2", "3", "4"])
            }
            return value
        }

        private func date(_ text: String?, _ option: String) throws(Failure) -> PartialDate? {
            guard let text else { return nil }
            guard let date = PartialDate(iso: text) else {
                throw .usage(option, text, choices: ["2021-11-30", "2021-11", "2021"])
            }
            return date
        }

        private func concept(_ terms: [Term]) throws(Failure) -> Concept {
            guard let word = command.kind, let kind = ConceptKind(word: word) else {
                throw .usage(
                    "--kind", command.kind ?? "",
                    choices: ConceptKind.allCases.map(\.word))
            }
            var concept = Concept(id: command.id, kind: kind)
            concept.subject = command.subject ?? kind.word
            concept.definition = command.definition
            concept.sources = command.sources
            concept.reliability = try reliability()
            concept.terms = terms.map { term in
                var term = term
                term.hasOwnSources = false
                return term
            }
            return concept
        }

        /// The file that has the concept, in the first glossary that has it.
        private func existingFile() throws(Failure) -> String {
            if let file = command.file { return file }
            for path in session.workspace.layout.glossaries {
                if let found = GlossarySource.read(path).concepts.first(where: { $0.concept.id == command.id }) {
                    return found.file
                }
            }
            throw Failure(
                Diagnostic(
                    "glossary.unknown-concept", "there is no concept \"\(command.id)\"", arguments: ["id": command.id],
                    help: "give --kind to make a new one, or see tripo-term glossary list"),
                status: ExitStatus.nothingFound)
        }

        /// The file for a new concept: the one given, or that of its kind in the first glossary.
        private func newFile() throws(Failure) -> String {
            if let file = command.file { return file }
            let path = session.workspace.layout.glossaries[0]
            let concepts = GlossarySource.read(path).concepts
            if let same = concepts.last(where: { $0.concept.kind.word == command.kind }) { return same.file }
            if let any = concepts.last { return any.file }
            throw Failure(
                Diagnostic(
                    "usage.no-file", "\(path) has no file for the new concept", arguments: ["path": path],
                    help: "give one with --file"),
                status: ExitStatus.wrongUsage)
        }
    }
}

extension GlossaryAddCommand {
    /// The text of a glossary file.
    static func text(of file: String) throws(Failure) -> String {
        do { return try Workspace.text(of: file) } catch { throw Failure(error, status: ExitStatus.couldNotRun) }
    }
}

extension Failure {
    init(_ diagnostics: [Diagnostic], status: Int32, words: MessageCatalog?) {
        (self.diagnostics, self.status, self.words) = (diagnostics, status, words)
    }
}
