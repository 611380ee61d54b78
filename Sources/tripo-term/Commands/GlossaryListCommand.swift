import ArgumentParser
import Glossary
import Terminology
import TripoTerm

struct GlossaryListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the concepts, a line each: identifier, kind, and the main term by language.")

    @OptionGroup var common: CommonOptions

    @Option(help: ArgumentHelp("Only concepts of these kinds, a comma between.", valueName: "kinds"))
    var kind: String?

    @Option(help: ArgumentHelp("Only concepts of this subject.", valueName: "name"))
    var subject: String?

    func run() throws {
        let session = try common.resolve()
        var kinds: Set<ConceptKind> = []
        for word in (kind ?? "").split(separator: ",") {
            guard let value = ConceptKind(word: word) else {
                throw Failure.usage(
                    "--kind", String(word), choices: ConceptKind.allCases.map(\.word))
            }
            kinds.insert(value)
        }
        let snapshot = try session.open()
        let output = Output(1)
        do {
            for number in 0..<snapshot.index.conceptCount {
                let concept = try snapshot.index.entry(snapshot.index.concept(number: number)).concept
                guard kinds.isEmpty || kinds.contains(concept.kind), subject == nil || subject == concept.subject
                else { continue }
                let names = LanguageTag.allCases.filter { $0 != .traditionalChinese }.map { language in
                    concept.terms.first { $0.language == language && $0.status == .preferred }?.text ?? ""
                }
                output.writeLine(([concept.id, concept.kind.word] + names).map(\.visible).joined(separator: "\t"))
            }
        } catch {
            throw Failure(WorkspaceError([LookupProblem.damagedIndex]), session: session)
        }
    }
}
