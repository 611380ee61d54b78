import ArgumentParser

struct MemoryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tm",
        abstract: "Keep a translation memory: bring units into it, write them out, count, check and delete them.",
        subcommands: [
            MemoryImportCommand.self, MemoryExportCommand.self, MemoryStatsCommand.self, MemoryDeleteCommand.self,
            MemoryMaintainCommand.self,
        ])
}
