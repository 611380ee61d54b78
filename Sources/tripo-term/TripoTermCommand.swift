import ArgumentParser
import TripoTerm

struct TripoTermCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tripo-term",
        abstract: "Names and terms of the trilateral IP offices in four languages, as they were valid on a day.",
        version: Workspace.version,
        subcommands: [
            LookupCommand.self, AnnotateCommand.self, AlignCommand.self, MemoryCommand.self, CheckCommand.self,
            RulesCommand.self, GlossaryCommand.self,
        ])
}
