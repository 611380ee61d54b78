import ArgumentParser

struct MemoryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tm",
        abstract:
            "Keep a translation memory: bring units into it, search it, fill files in from it, check it, write it out.",
        subcommands: [
            MemorySearchCommand.self, MemoryConcordanceCommand.self, MemoryAnalyzeCommand.self,
            MemoryPretranslateCommand.self, MemoryImportCommand.self, MemoryExportCommand.self,
            MemoryStatsCommand.self, MemoryDeleteCommand.self, MemoryMaintainCommand.self, MemoryOptimizeCommand.self,
        ])
}
