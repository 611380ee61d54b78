import Glibc
import Terminology
import TripoTerm

/// Checks files, and again whenever one of them changes, until the program is ended.
struct CheckWatch {
    let request: CheckRequest
    let session: Session

    /// Microseconds between two looks; a file is checked when it stays the same from one to the next.
    private static let interval: UInt32 = 300_000

    func run() throws -> Never {
        Interruption.shared.begin()
        var changes = FileChanges(request.inputs.map(\.path))
        var request = request
        while true {
            do {
                try CheckRun(request, session).run()
            } catch let failure as Failure {
                // What was found is told; a rule or setting that is wrong just now may be mended.
                for diagnostic in failure.diagnostics { session.report(diagnostic, words: failure.words) }
            }
            request.inputs = nextInputs(&changes)
        }
    }

    /// Waits until files change: these, or all where they are compared.
    private func nextInputs(_ changes: inout FileChanges) -> [AlignmentInput] {
        var changed: Set<String> = []
        while true {
            usleep(Self.interval)
            // New files of a folder count; a folder may be empty for a moment.
            let inputs = (try? request.inputsNow()) ?? []
            let now = changes.changed(inputs.map(\.path))
            changed.formUnion(now)
            guard now.isEmpty, !changed.isEmpty else { continue }
            let due = request.isTogether ? inputs : inputs.filter { changed.contains($0.path) }
            if !due.isEmpty { return due }
            changed.removeAll()
        }
    }
}
