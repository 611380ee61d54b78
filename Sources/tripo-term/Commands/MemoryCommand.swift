import ArgumentParser

struct MemoryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tm",
        abstract: "Keep a translation memory: bring units into it, search it, write it out.",
        subcommands: [
            MemorySearchCommand.self, MemoryConcordanceCommand.self, MemoryImportCommand.self, MemoryExportCommand.self, MemoryStatsCommand.self, MemoryDeleteCommand.self,
            MemoryOptimizeCommand.self,
        ])
}
