import Foundation
import Normalization
import Terminology
import TranslationMemory

/// Builds the search index of segments, one a line, searches it, and prints a JSON object for each measure.
///
///     memory-benchmark --segments FILE --queries FILE --index FILE [--truth FILE] [--name NAME] [--unit word]
///         [--threads N] [--concordance] [--locales DIRECTORY] [--threshold 70] [--results FILE] [--unit word --check N]
///
/// Building and searching run in processes of their own, so that memory is that of each alone.
@main
struct MemoryBenchmark {
    static func main() {
        do {
            let options = try MemoryOptions(Array(CommandLine.arguments.dropFirst()))
            switch options.step {
            case .build: try BuildStep(options).run()
            case .search: try SearchStep(options).run()
            case nil:
                for step in ["build", "search"] {
                    let process = Process()
                    process.executableURL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
                    process.arguments = CommandLine.arguments.dropFirst() + ["--step", step]
                    try process.run()
                    process.waitUntilExit()
                    guard process.terminationStatus == 0 else { exit(process.terminationStatus) }
                }
            }
        } catch {
            FileHandle.standardError.write(Data("memory-benchmark: \(error)\n".utf8))
            exit(2)
        }
    }
}
