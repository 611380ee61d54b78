import Glibc
import Interchange
import Terminology
import TranslationMemory
import TripoTerm

/// Adds what was aligned to a translation memory.
///
/// The units go the way that those of a file go, as TMX, so that they are the same whether a file was written in between or not.
struct AlignMemory {
    private let path: String
    private let options: WritingOptions
    private let minimumConfidence: Double?

    init(_ path: String, _ options: WritingOptions, minimumConfidence: Double?) {
        (self.path, self.options, self.minimumConfidence) = (path, options, minimumConfidence)
    }

    /// - Returns: What became of the units.
    /// - Throws: `AlignmentFailure`, or what is wrong with the memory.
    func add(_ texts: AlignedTexts) throws -> MemoryImport.Outcome {
        var texts = texts
        if let minimumConfidence { texts.alignment.units.removeAll { $0.confidence < minimumConfidence } }
        // Without a name: it goes with the program.
        guard let file = tmpfile() else { throw Self.noSpace(String(cString: strerror(errno))) }
        defer { fclose(file) }
        let writer: AlignmentWriter
        do throws(WritingError) {
            writer = try AlignmentWriter(texts, as: .tmx, options: options)
        } catch {
            throw AlignmentFailure(error)
        }
        _ = try writer.write { bytes throws(Diagnostic) in
            guard fwrite(bytes, 1, bytes.count, file) == bytes.count else {
                throw Self.noSpace(String(cString: strerror(errno)))
            }
        }
        guard fflush(file) == 0 else { throw Self.noSpace(String(cString: strerror(errno))) }
        try MemoryLocation.prepare(path)
        var reading = MemoryReadingOptions()
        reading.format = .tmx
        var problem: Diagnostic?
        let outcome = try MemoryImport(try MemoryStore(at: path), options: reading)
            .run("/proc/self/fd/\(fileno(file))", problem: { problem = problem ?? $0 })
        if outcome.reading.unitsLeftOut > 0, let problem { throw problem }
        return outcome
    }

    private static func noSpace(_ reason: String) -> Diagnostic {
        Diagnostic(
            "file.write-failed", "a temporary file cannot be written: \(reason)",
            arguments: ["file": "/tmp", "reason": reason], help: "make space, or set TMPDIR")
    }
}
