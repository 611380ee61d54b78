import ArgumentParser

struct GlossaryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "glossary",
        abstract: "Keep the glossaries: check them, add to them, show, list and count what they hold.",
        subcommands: [
            GlossaryLintCommand.self, GlossaryAddCommand.self, GlossaryShowCommand.self, GlossaryListCommand.self,
            GlossaryStatsCommand.self,
        ])
}
