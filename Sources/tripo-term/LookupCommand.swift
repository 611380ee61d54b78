import ArgumentParser
import Glossary
import Lookup
import Normalization
import Terminology
import TripoTerm

struct LookupCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "lookup", abstract: "Look names and terms up.")
    @Argument var queries: [String] = []
    @Option var on: String = "2026-11-22"
    mutating func run() throws {
        let layout = try WorkspaceLayout(environment: .ofProcess())
        let snapshot = try Workspace(layout).open()
        let searcher = try snapshot.searcher()
        for query in queries {
            let outcome = try searcher.search(query, LookupOptions(on: PartialDate(iso: on)!.earliest))
            print("==", query, outcome.results.count, outcome.suggestions.count)
            for result in outcome.results + outcome.suggestions {
                let entry = try snapshot.index.entry(result.concept)
                print(" ", result.match.type, result.match.score.percent, result.match.term.text.text, result.match.system ?? "", result.match.isComputed, entry.concept.id, entry.concept.terms.prefix(2).map(\.text))
            }
        }
    }
}
