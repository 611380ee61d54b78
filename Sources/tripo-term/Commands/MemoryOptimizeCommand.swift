import ArgumentParser
import Terminology
import TripoTerm

struct MemoryOptimizeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "optimize",
        abstract: "Make the memory's search index ready, in one file for each language.",
        discussion: """
            Searching needs no such thing: the index is made when it is first needed, and caught up by itself. This does it \
            beforehand, after a large import say, and brings what was added since into the main files.
            """)

    @OptionGroup var options: MemorySearchArguments

    func run() throws {
        try options.run { session in
            let output = Output(1)
            let sizes = try options.search(session).optimize()
            for (size, path) in zip(sizes, try options.paths()) {
                output.writeLine(
                    path.visible + ": "
                        + session.text("tm.optimized", ("bytes", size), otherwise: "\(size) bytes of search index"))
            }
            output.flush()
        }
    }
}
