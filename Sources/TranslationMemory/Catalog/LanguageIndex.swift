import Terminology

/// The index of a memory's segments of one language: files that follow one another, and what came after them.
struct LanguageIndex: Sendable {
    /// What one file holds, or what would be in one that could not be written.
    struct Generation: Sendable {
        var index: SegmentIndex
        var keys: SegmentKeyTable?
        /// Of what change on, exclusive.
        var from: Int64
        /// Nil where it is only in memory.
        var entry: IndexDirectory.Entry?
    }

    let language: LanguageTag
    let kind: String
    let options: SegmentIndexOptions
    let keying: SegmentKeying?
    let directory: IndexDirectory
    /// Of the memory.
    let identity: String

    var generations: [Generation] = []
    private(set) var overlay: SegmentOverlay
    private var overlayKeys: [UInt64: [Int64]] = [:]
    /// The last change that it knows of.
    private(set) var change: Int64 = 0

    private let longestTail: Int
    /// Bytes of text that are held while an index is made.
    private static let pieceSize = 96 << 20
    /// A file that is not so many times as large as the one after it becomes one with it: so each segment is written again only as
    /// often as the logarithm of their number says (Bentley, Saxe 1980).
    static let growth = 4

    init(
        language: LanguageTag, kind: String, options: SegmentIndexOptions, keying: SegmentKeying?,
        directory: IndexDirectory, identity: String, longestTail: Int
    ) throws(SegmentIndexError) {
        self.longestTail = longestTail
        (self.language, self.kind, self.options, self.keying) = (language, kind, options, keying)
        (self.directory, self.identity) = (directory, identity)
        overlay = try SegmentOverlay(options: options)
    }

    /// What can be searched now.
    func segments() throws(SegmentIndexError) -> SearchableSegments {
        SearchableSegments(
            searcher: try SegmentSearcher(indexes: generations.map(\.index), overlay: overlay),
            tables: generations.compactMap(\.keys), overlayKeys: overlayKeys)
    }

    /// The change that the files go to.
    private var written: Int64 { generations.last?.index.stamp.change ?? 0 }

    // MARK: Opening

    /// Opens the files that are there; what cannot be used is taken away.
    ///
    /// - Parameter last: The last change of the memory: an index that knows more is of another.
    mutating func open(last: Int64) throws(SegmentIndexError) {
        // A file may go while it is being looked for: another program has made one of several.
        for _ in 0..<3 {
            generations = []
            var isWhole = true
            for entry in directory.chain(of: kind) {
                do throws(SegmentIndexError) {
                    let index = try SegmentIndex(path: entry.segments, options: options)
                    guard index.stamp.store == identity, index.stamp.change == entry.to, entry.to <= last,
                        options.wordDivision == nil || index.words != nil
                    else { throw .foreign }
                    generations.append(Generation(index: index, keys: nil, from: entry.from, entry: entry))
                } catch {
                    if case .unreadable = error {} else { directory.remove(entry) }
                    isWhole = false
                    break
                }
            }
            if isWhole { break }
        }
        try forgetTail()
        do throws(SegmentIndexError) {
            for place in generations.indices { try addKeys(place) }
        } catch .damaged {
            // The keys are made of the segments: those are damaged too.
            try discard()
        }
    }

    /// Takes away the files: bytes of them are not those that were written.
    mutating func discard() throws(SegmentIndexError) {
        for generation in generations { if let entry = generation.entry { directory.remove(entry) } }
        generations = []
        try forgetTail()
    }

    mutating func forgetTail() throws(SegmentIndexError) {
        overlay = try SegmentOverlay(options: options)
        overlayKeys = [:]
        change = written
    }

    private mutating func addKeys(_ place: Int) throws(SegmentIndexError) {
        guard let keying, generations[place].keys == nil else { return }
        let index = generations[place].index
        if let path = generations[place].entry?.keys {
            if let table = try? SegmentKeyTable(path: path, of: index, keying) {
                generations[place].keys = table
                return
            }
            if let table = try? SegmentKeyTable.make(of: index, language: language, keying, path: path) {
                generations[place].keys = table
                return
            }
        }
        generations[place].keys = try SegmentKeyTable.make(of: index, language: language, keying, path: nil)
    }

    // MARK: Catching up

    /// Learns what has changed in the memory.
    mutating func catchUp(with reader: MemoryReader) throws {
        guard generations.allSatisfy({ $0.index.isWhole && $0.keys?.isWhole ?? true }) else {
            throw SegmentIndexError.damaged(offset: 0)
        }
        let last = try reader.lastChange()
        guard last != change || generations.isEmpty else { return }
        // More than what is there has changed: to read it all is quicker than to ask for it one by one.
        let known = Int64(generations.reduce(0) { $0 + $1.index.count })
        if generations.isEmpty || last - written > max(Int64(longestTail) * 4, known / 2) {
            try build(from: reader)
        } else if last - written > Int64(longestTail) || overlay.count > longestTail {
            try extend(from: reader)
        } else {
            try follow(reader)
        }
    }

    private mutating func follow(_ reader: MemoryReader) throws {
        let key = keying?.keys(of: language)
        let before = try SegmentSearcher(indexes: generations.map(\.index), overlay: overlay)
        for told in try reader.changes(after: change) {
            change = max(change, told.change)
            guard told.id.language == language else { continue }
            let id = told.id.rawValue
            let known = try before.text(of: id)
            guard let text = told.text, !text.isEmpty else {
                if known != nil || overlay.row(of: id) != nil { overlay.remove(id) }
                continue
            }
            // What only concerns where a unit was met tells the same text again.
            // By bytes, for texts of other forms are found in other ways.
            if let known, known.utf8.elementsEqual(text.utf8) { continue }
            try overlay.add(IndexedSegment(id: id, text: text))
            if let key = key?(text) { overlayKeys[key, default: []].append(id) }
        }
    }

    /// Makes the first file of all segments.
    private mutating func build(from reader: MemoryReader) throws {
        let old = generations.compactMap(\.entry)
        generations = []
        let target = directory.writable()
        // What is added between this and the reading is read, and told again later, which does no harm.
        let stamp = SegmentIndexStamp(store: identity, change: try reader.lastChange())
        let entry = target.map { IndexDirectory.Entry(directory: $0, kind: kind, from: 0, to: stamp.change) }
        var pieces: [SegmentIndex] = []
        var builder = try SegmentIndexBuilder(stamp: stamp, options: options)
        var bytes = 0
        try reader.forEachSegment(in: language) { id, text in
            guard !text.isEmpty else { return }
            try builder.add(IndexedSegment(id: id.rawValue, text: text))
            bytes += text.utf8.count
            guard bytes > Self.pieceSize, let target else { return }
            pieces.append(try builder.namelessIndex(in: target))
            builder = try SegmentIndexBuilder(stamp: stamp, options: options)
            bytes = 0
        }
        if let target, !pieces.isEmpty {
            pieces.append(try builder.namelessIndex(in: target))
            generations = [try Self.merged(pieces, stamp: stamp, from: 0, entry, options)]
        } else {
            generations = [try Self.generation(builder, from: 0, entry, options)]
        }
        for past in old where past != generations[0].entry { directory.remove(past) }
        try finish()
    }

    /// What was collected, in a file where there is a place for it.
    private static func generation(
        _ builder: SegmentIndexBuilder, from: Int64, _ entry: IndexDirectory.Entry?, _ options: SegmentIndexOptions
    ) throws(SegmentIndexError) -> Generation {
        if let entry {
            do throws(SegmentIndexError) {
                try builder.write(to: entry.segments)
                let index = try SegmentIndex(path: entry.segments, options: options)
                return Generation(index: index, keys: nil, from: from, entry: entry)
            } catch {
                // No space, or no permission: it is searched from memory.
                guard case .file = error else { throw error }
            }
        }
        return Generation(index: try builder.index(), keys: nil, from: from, entry: nil)
    }

    /// Makes a file of what has changed since the last one; an empty text stands for a segment that is gone.
    private mutating func extend(from reader: MemoryReader) throws {
        let from = written
        let stamp = SegmentIndexStamp(store: identity, change: try reader.lastChange())
        let builder = try SegmentIndexBuilder(stamp: stamp, options: options)
        var to = from
        while to < stamp.change {
            let told = try reader.changes(after: to, limit: Self.unitsAtOnce)
            for change in told where change.id.language == language {
                let text = change.text ?? ""
                if text.isEmpty, try !isKnown(change.id.rawValue) { continue }
                try builder.add(IndexedSegment(id: change.id.rawValue, text: text))
            }
            guard let last = told.last?.change else { break }
            to = last
        }
        let entry = directory.writable().map {
            IndexDirectory.Entry(directory: $0, kind: kind, from: from, to: stamp.change)
        }
        generations.append(try Self.generation(builder, from: from, entry, options))
        try joinSmall()
        try finish()
    }

    private static let unitsAtOnce = 2000

    private func isKnown(_ id: Int64) throws(SegmentIndexError) -> Bool {
        for generation in generations where try generation.index.row(of: id) != nil { return true }
        return false
    }

    mutating func finish() throws(SegmentIndexError) {
        try forgetTail()
        for place in generations.indices { try addKeys(place) }
        directory.clean(kind, keeping: generations.compactMap(\.entry))
    }
}
