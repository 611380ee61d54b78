/// A stretch while it is folded: what is there so far, and what is open.
struct FoldState {
    var count = 0
    private(set) var scalars: UnsafeMutablePointer<UInt32>
    private(set) var starts: UnsafeMutablePointer<UInt32>
    private(set) var ends: UnsafeMutablePointer<UInt32>
    private(set) var marks: UnsafeMutablePointer<UInt32>
    private var capacity: Int

    /// Flags of the next scalar's gap.
    var gap: UInt32 = 0
    /// Line ends in the gap.
    var lineEnds = 0
    /// Where the word that goes on began, or -1.
    var wordStart = -1
    var wordRules: UInt32 = 0
    /// Where what stands together began.
    var runStart = 0
    var runRules: UInt32 = 0

    /// - Parameter capacity: scalars for which there is room at once.
    init(capacity: Int = 1024) {
        self.capacity = capacity
        scalars = .allocate(capacity: capacity)
        starts = .allocate(capacity: capacity)
        ends = .allocate(capacity: capacity)
        marks = .allocate(capacity: capacity)
        marks.initialize(repeating: 0, count: capacity)
    }

    func deallocate() {
        scalars.deallocate()
        starts.deallocate()
        ends.deallocate()
        marks.deallocate()
    }

    /// Forgets all but the memory.
    mutating func reset() {
        (count, gap, lineEnds, wordStart, wordRules, runStart, runRules) = (0, 0, 0, -1, 0, 0, 0)
    }

    /// Makes room for so many scalars more.
    @inline(__always)
    mutating func reserve(_ more: Int) {
        if capacity - count < more { grow(more) }
    }

    private mutating func grow(_ more: Int) {
        capacity = max(capacity * 2, count + more)
        scalars = Self.grown(scalars, count, capacity)
        starts = Self.grown(starts, count, capacity)
        ends = Self.grown(ends, count, capacity)
        marks = Self.grown(marks, count, capacity)
        (marks + count).initialize(repeating: 0, count: capacity - count)
    }

    private static func grown(
        _ old: UnsafeMutablePointer<UInt32>, _ count: Int, _ capacity: Int
    ) -> UnsafeMutablePointer<UInt32> {
        let new = UnsafeMutablePointer<UInt32>.allocate(capacity: capacity)
        new.update(from: old, count: count)
        old.deallocate()
        return new
    }

    /// Takes note of something that is left out before the next scalar, and that parts what stands together.
    @inline(__always)
    mutating func leave(_ kind: UInt32) {
        runStart = count
        gap = max(gap & 3 << 24, kind << 24) | gap & (FoldedScalar.apostrophe | FoldedScalar.space)
    }

    /// Says of the word that begins at `start` what is remembered of it.
    @inline(__always)
    mutating func mark(_ start: Int, _ mark: UInt32) {
        scalars[start] |= FoldedScalar.isMarked
        marks[start] = mark
    }

    /// There must be room for it.
    @inline(__always)
    mutating func push(_ bits: UInt32, _ start: Int, _ end: Int) {
        scalars[count] = bits | gap
        starts[count] = UInt32(truncatingIfNeeded: start)
        ends[count] = UInt32(truncatingIfNeeded: end)
        count += 1
        gap = 0
        lineEnds = 0
    }
}
