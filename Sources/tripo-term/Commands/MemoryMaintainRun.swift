import DataFile
import Glibc
import Interchange
import Terminology
import TranslationMemory
import TripoTerm

/// What is to be found in a memory, and what to do with it.
struct MemoryMaintainRequest {
    enum Format: String, CaseIterable {
        case table, json, tsv
    }

    var format: Format
    var search = MemoryMaintenance.Options()
    /// Faults of each kind that a table shows.
    var limit = 20
    var export: (path: String, format: MemoryWriter.Format)?
    var deletes = false
    var isSure = false
}

/// Finds faults, shows them, and does with the units what was asked for.
struct MemoryMaintainRun {
    private let session: MemorySession
    private let request: MemoryMaintainRequest

    init(_ session: MemorySession, _ request: MemoryMaintainRequest) {
        (self.session, self.request) = (session, request)
    }

    func run() throws {
        let reader = try session.reader()
        let work = try MemoryMaintenance(reader, try session.session.open(), options: request.search)
        let output = Output(STDOUT_FILENO)
        let progress = ProgressLine()
        var renderer = FaultRenderer(session, request)
        renderer.begin(output)
        let outcome = try work.run(
            progress: { units in
                progress.show(session.text("tm.checking", ("units", units), otherwise: "\(units) units checked"))
            },
            { (fault) throws(Diagnostic) in renderer.write(fault, to: output) })
        progress.clear()
        renderer.end(outcome, to: output)
        output.flush()
        if outcome.units.isEmpty { return }
        if let (path, format) = request.export { try export(outcome.units, reader, path, format) }
        if request.deletes { try delete(outcome) }
        throw Failure(silent: ExitStatus.nothingFound)
    }

    private func export(
        _ units: [Int64], _ reader: MemoryReader, _ path: String, _ format: MemoryWriter.Format
    ) throws {
        var options = MemoryWriter.Options()
        options.toolVersion = Workspace.version
        options.created = Timestamp(secondsSince1970: time(nil))
        let export = MemoryExport(reader, as: format, matching: request.search.filter, options: options)
        Interruption.shared.begin()
        try Interruption.shared.whileWriting {
            let file = try AtomicFile(path)
            _ = try export.run(units: units) { bytes throws(Diagnostic) in try file.write(bytes) }
            try file.commit()
        }
        say(
            session.text(
                "tm.exportedTo", ("units", units.count), texts: [("file", path.visible)],
                otherwise: "\(units.count) units written to \(path.visible)"))
    }

    private func delete(_ outcome: MemoryMaintenance.Outcome) throws {
        guard request.isSure || DeletionQuestion(session).isAnswered(units: outcome.units.count) else { return }
        let store = try session.store()
        var deleted = 0
        for start in stride(from: 0, to: outcome.units.count, by: Self.deletedAtOnce) {
            let ids = Array(outcome.units[start...].prefix(Self.deletedAtOnce))
            deleted += try store.delete(ids, unchangedSince: outcome.change)
        }
        let changed = outcome.units.count - deleted
        say(
            session.text(
                "tm.deletedUnchanged", ("units", deleted), [("changed", changed)],
                otherwise: "\(deleted) units deleted, \(changed) changed meanwhile and kept"))
    }

    /// Units; others can write in between.
    private static let deletedAtOnce = 5000

    /// Standard output holds what was found, and in other formats nothing else.
    private func say(_ text: String) {
        let output = Output(request.format == .table ? STDOUT_FILENO : STDERR_FILENO)
        output.writeLine(text)
        output.flush()
    }
}
