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
        var state = State(inputs: request.inputs)
        var request = request
        while true {
            do {
                try CheckRun(request, session).run()
            } catch let failure as Failure {
                // What was found is told; a rule or setting that is wrong just now may be mended.
                for diagnostic in failure.diagnostics { session.report(diagnostic, words: failure.words) }
            }
            request.inputs = nextInputs(&state)
        }
    }

    /// What the last look has seen.
    private struct State {
        var changes: FileChanges
        /// The settings of the files.
        var settings: Set<String>
        /// Why the paths mean no files just now; told once.
        var problem: Diagnostic?

        init(inputs: [AlignmentInput]) {
            settings = Self.settings(of: inputs)
            changes = FileChanges(inputs.map(\.path) + settings.sorted())
        }

        static func settings(of inputs: [AlignmentInput]) -> Set<String> {
            Set(inputs.compactMap { CheckSettings.path(for: $0.path) })
        }
    }

    /// Waits until files change: these, or all where they are compared, or where settings are others.
    private func nextInputs(_ state: inout State) -> [AlignmentInput] {
        var changed: Set<String> = []
        var hasOtherSettings = false
        while true {
            usleep(Self.interval)
            // New files of a folder count; a folder may be empty for a moment.
            let inputs = inputsNow(&state)
            let settings = inputs.isEmpty ? state.settings : State.settings(of: inputs)
            let now = state.changes.changed(inputs.map(\.path) + settings.sorted())
            hasOtherSettings = hasOtherSettings || settings != state.settings || now.contains(where: settings.contains)
            state.settings = settings
            changed.formUnion(now)
            guard now.isEmpty, !changed.isEmpty || hasOtherSettings else { continue }
            let isAll = request.isTogether || hasOtherSettings
            let due = isAll ? inputs : inputs.filter { changed.contains($0.path) }
            if !due.isEmpty { return due }
            (changed, hasOtherSettings) = ([], false)
        }
    }

    /// The files that the paths mean at this moment; none, and a word why, where they mean none.
    private func inputsNow(_ state: inout State) -> [AlignmentInput] {
        do throws(Diagnostic) {
            let inputs = try request.inputsNow()
            state.problem = nil
            return inputs
        } catch {
            if state.problem?.message != error.message {
                session.report(error, words: session.workspace.messages(in: session.language))
            }
            state.problem = error
            return []
        }
    }
}
