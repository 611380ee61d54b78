import Interchange
import Terminology
import TranslationMemory

/// Writes the units of a translation memory to a file, each as often as it was met.
public struct MemoryExport {
    private let reader: MemoryReader
    private let filter: MemoryFilter
    private let format: MemoryWriter.Format
    private let options: MemoryWriter.Options

    /// What was written.
    public struct Outcome: Sendable, Hashable {
        /// Occurrences: units of the file.
        public var units = 0
        /// Characters that the format cannot hold.
        public var charactersReplaced = 0
    }

    public init(
        _ reader: MemoryReader, as format: MemoryWriter.Format, matching filter: MemoryFilter = MemoryFilter(),
        options: MemoryWriter.Options = MemoryWriter.Options()
    ) {
        (self.reader, self.format, self.filter, self.options) = (reader, format, filter, options)
    }

    /// Writes one state of the memory, whatever is written to it meanwhile.
    ///
    /// - Parameter units: the numbers of the only units that are meant; nil for all.
    /// - Throws: What is wrong with the memory, and what `sink` throws.
    /// - Complexity: O(*n*) in the bytes; one unit is in memory at a time.
    public func run(
        units: [Int64]? = nil, progress: (Int) -> Void = { _ in }, to sink: ([UInt8]) throws(Diagnostic) -> Void
    ) throws(Diagnostic) -> Outcome {
        var options = options
        options.languages = try reader.languages()
        var writer = MemoryWriter(format, options: options)
        try writer.begin(sink)
        func write(_ stored: StoredUnit) throws(Diagnostic) {
            for unit in stored.occurrences where filter.includes(unit) { try writer.write(unit, to: sink) }
            if writer.units.isMultiple(of: Self.progressStep) { progress(writer.units) }
        }
        if let units {
            try reader.inOneState { reader in
                for id in units { if let unit = try reader.unit(id) { try write(unit) } }
            }
        } else {
            try reader.forEachUnit(matching: filter, write)
        }
        try writer.end(sink)
        return Outcome(units: writer.units, charactersReplaced: writer.charactersReplaced)
    }

    private static let progressStep = 1000
}
