import Glibc
import Terminology
import TripoTerm

/// Asks on the terminal whether units are to be deleted.
struct DeletionQuestion {
    private let session: MemorySession

    init(_ session: MemorySession) { self.session = session }

    /// Refuses, before any work, what nobody could be asked about.
    ///
    /// - Throws: `usage.not-sure` where standard input is no terminal, unless the user is sure.
    static func check(isSure: Bool) throws(Failure) {
        guard !isSure, isatty(STDIN_FILENO) != 1 else { return }
        throw Failure(
            Diagnostic(
                "usage.not-sure", "there is nobody to ask whether to delete what is found",
                help: "give --yes as well"),
            status: ExitStatus.wrongUsage)
    }

    /// Whether the user says yes.
    func isAnswered(units: Int) -> Bool {
        let errors = Output(STDERR_FILENO)
        errors.write(
            session.text("tm.reallyDelete", ("units", units), otherwise: "Delete \(units) units?") + " [y/N] ")
        errors.flush()
        return ["y", "yes"].contains(readLine()?.lowercased() ?? "")
    }
}
