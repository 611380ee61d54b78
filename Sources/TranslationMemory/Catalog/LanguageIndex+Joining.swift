extension LanguageIndex {
    mutating func joinSmall() throws(SegmentIndexError) {
        while generations.count > 1 {
            let (last, before) = (generations[generations.count - 1], generations[generations.count - 2])
            guard before.index.count < last.index.count * Self.growth else { return }
            try join(2)
        }
    }

    /// Makes one file of all.
    mutating func joinAll() throws(SegmentIndexError) {
        guard generations.count > 1 else { return }
        try join(generations.count)
        try finish()
    }

    private mutating func join(_ count: Int) throws(SegmentIndexError) {
        let parts = generations.suffix(count)
        guard let first = parts.first, let last = parts.last else { return }
        let entry = directory.writable().map {
            IndexDirectory.Entry(directory: $0, kind: kind, from: first.from, to: last.index.stamp.change)
        }
        let joined = try Self.merged(
            parts.map(\.index), stamp: last.index.stamp, from: first.from, entry, options)
        generations.removeLast(count)
        generations.append(joined)
    }

    /// One index of several, in a file where there is a place for it.
    static func merged(
        _ parts: [SegmentIndex], stamp: SegmentIndexStamp, from: Int64, _ entry: IndexDirectory.Entry?,
        _ options: SegmentIndexOptions
    ) throws(SegmentIndexError) -> Generation {
        // In the first file there is nothing that an empty text could hide.
        let isFirst = from == 0
        var gone: Set<Int64> = []
        if isFirst {
            for part in parts {
                var row = 0
                while row < part.count, part.length(row) == 0 {
                    gone.insert(try part.id(row))
                    row += 1
                }
            }
            for id in gone {
                // Gone, and there again.
                for part in parts.reversed() {
                    guard let row = try part.row(of: id) else { continue }
                    if part.length(row) > 0 { gone.remove(id) }
                    break
                }
            }
        }
        if let entry {
            do throws(SegmentIndexError) {
                try SegmentIndex.merge(
                    parts, stamp: stamp, options: options, to: entry.segments, isRemoved: gone.contains)
                let index = try SegmentIndex(path: entry.segments, options: options)
                return Generation(index: index, keys: nil, from: from, entry: entry)
            } catch {
                // No space, or no permission: it is searched from memory.
                guard case .file = error else { throw error }
            }
        }
        let index = try SegmentIndex.merged(parts, stamp: stamp, options: options, isRemoved: gone.contains)
        return Generation(index: index, keys: nil, from: from, entry: nil)
    }
}
