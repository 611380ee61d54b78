import ArgumentParser

struct GlossaryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "glossary", abstract: "Keep the glossaries: check, add, show, list, count.", subcommands: [])
}
