import ArgumentParser
import Glossary
import Terminology
import TripoTerm

struct GlossaryShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show all that is known of concepts, by their identifiers.")

    @OptionGroup var common: CommonOptions

    @Argument(help: "Identifiers, such as off.kipo.")
    var ids: [String]

    @Option(help: ArgumentHelp("How to write them: table or json (an object a line).", valueName: "format"))
    var format: String = "table"

    func run() throws {
        let session = try common.resolve()
        guard ["table", "json"].contains(format) else {
            throw Failure.usage("--format", format, choices: ["table", "json"])
        }
        let snapshot = try session.open()
        let words = snapshot.messages(in: session.language)
        let output = Output(1)
        var status = ExitStatus.found
        for id in ids {
            do {
                guard let concept = try snapshot.concept(id: id) else {
                    status = ExitStatus.nothingFound
                    session.report(
                        Diagnostic(
                            "glossary.unknown-concept", "there is no concept \"\(id)\"", arguments: ["id": id],
                            help: "tripo-term glossary list shows all"), words: words)
                    continue
                }
                let renderer = ConceptRenderer(snapshot: snapshot, words: words, terminal: session.terminal)
                if format == "json" {
                    output.writeLine(renderer.json(concept).line)
                } else {
                    renderer.write(concept, to: output)
                    output.writeLine()
                }
            } catch {
                throw Failure(WorkspaceError([LookupProblem.damagedIndex]), session: session)
            }
        }
        output.flush()
        if status != ExitStatus.found { throw Failure(silent: status) }
    }
}

enum LookupProblem {
    static let damagedIndex = Diagnostic(
        "index.unusable", "the index is damaged", help: "delete it: it is made again by itself")
}
