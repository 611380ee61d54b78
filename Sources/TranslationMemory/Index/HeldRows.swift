/// Segments that were added to a builder.
struct HeldRows: SegmentRows {
    private var bytes: [UInt8] = []
    private var ends: [Int] = []
    private var ids: [Int64] = []
    private var lengths: [UInt32] = []
    /// The forms that are compared, by the number of the addition, where they are not the text.
    private var otherForms: [Int: [UInt8]] = [:]
    /// Numbers of additions in the order of an index, once it was made.
    private var order: [Int] = []

    var addedCount: Int { ids.count }

    mutating func add(_ id: Int64, _ text: UnsafeBufferPointer<UInt8>, otherForm: [UInt8]?, length: UInt32) {
        if let otherForm { otherForms[ids.count] = otherForm }
        bytes.append(contentsOf: text)
        ends.append(bytes.count)
        ids.append(id)
        lengths.append(length)
    }

    /// Puts rows in order; of several additions of an id the last stays.
    mutating func sort() {
        order = Array(ids.indices)
        if zip(ids, ids.dropFirst()).contains(where: { $0 >= $1 }) {
            order.sort { (ids[$0], $0) < (ids[$1], $1) }
            var last = 0
            for place in order.indices.dropFirst() {
                if ids[order[place]] != ids[order[last]] { last += 1 }
                order[last] = order[place]
            }
            order.removeSubrange(min(last + 1, order.count)...)
        }
        // By length, leaving the order of ids: a bucket for each length that is common, a sort for the rest.
        let common = 4096
        var starts = [Int](repeating: 0, count: common + 1)
        for row in order { starts[min(Int(lengths[row]), common - 1) + 1] += 1 }
        for length in 1...common { starts[length] += starts[length - 1] }
        let rest = starts[common - 1]
        var sorted = [Int](repeating: 0, count: order.count)
        for row in order {
            let bucket = min(Int(lengths[row]), common - 1)
            sorted[starts[bucket]] = row
            starts[bucket] += 1
        }
        sorted[rest...].sort { (lengths[$0], ids[$0]) < (lengths[$1], ids[$1]) }
        order = sorted
    }

    var count: Int { order.count }
    func id(_ row: Int) -> Int64 { ids[order[row]] }
    func length(_ row: Int) -> Int { Int(lengths[order[row]]) }
    func isOtherForm(_ row: Int) -> Bool { !otherForms.isEmpty && otherForms[order[row]] != nil }

    func withText<Result>(
        _ row: Int, _ body: (UnsafeBufferPointer<UInt8>) throws(SegmentIndexError) -> Result
    ) throws(SegmentIndexError) -> Result {
        let added = order[row]
        let start = added == 0 ? 0 : ends[added - 1]
        return try bytes.span.extracting(start..<ends[added]).withUnsafeBufferPointer(body)
    }

    func withComparedForm<Result>(
        _ row: Int, _ body: (UnsafeBufferPointer<UInt8>) throws(SegmentIndexError) -> Result
    ) throws(SegmentIndexError) -> Result {
        if !otherForms.isEmpty, let form = otherForms[order[row]] {
            return try form.span.withUnsafeBufferPointer(body)
        }
        return try withText(row, body)
    }
}
