/// How often token types of two languages answer each other, a type of the first language after the other.
struct PairCounts {
    struct Entry {
        let second: Int32
        let sum: Float
    }

    private(set) var entries: [Entry] = []
    /// Where the entries of each type begin.
    private var starts: [Int32] = [0]
    /// By type of the second language, of the row that has not ended.
    private var cells: [Cell]
    /// The cells that have something.
    private var touched: [Int32] = []

    fileprivate struct Cell {
        /// What all stretches of the text have added, the most that one has, and the last.
        var sum: Float = 0
        var largest: Float = 0
        var ofStretch: Float = 0
        var stretch: Int32 = -1
        var isTouched = false
    }

    /// - Parameter types: those of the second language.
    init(types: Int) { cells = Array(repeating: Cell(), count: types) }

    var rows: Int { starts.count - 1 }

    @inline(__always)
    func range(_ first: Int32) -> Range<Int> { Int(starts[Int(first)])..<Int(starts[Int(first) + 1]) }

    /// Adds to the row that has not ended what stretches of the text say.
    ///
    /// - Parameter work: adds; no more types than `types` said, and no checks, since this is done for each pair of tokens of each bead.
    mutating func add(_ work: (inout Adder) -> Void) {
        cells.withUnsafeMutableBufferPointer { cells in
            guard let base = cells.baseAddress else { return }
            withUnsafeTemporaryAllocation(of: Int32.self, capacity: cells.count) { list in
                guard let start = list.baseAddress else { return }
                var adder = Adder(cells: base, touched: start)
                work(&adder)
                touched += UnsafeBufferPointer(start: start, count: adder.count)
            }
        }
    }

    struct Adder {
        fileprivate let cells: UnsafeMutablePointer<Cell>
        fileprivate let touched: UnsafeMutablePointer<Int32>
        fileprivate var count = 0

        /// Adds what any stretch says.
        @inline(__always)
        mutating func add(_ second: Int32, _ value: Float) {
            let cell = cells + Int(second)
            if !cell.pointee.isTouched {
                cell.pointee.isTouched = true
                touched[count] = second
                count += 1
            }
            cell.pointee.sum += value
        }

        /// Adds what a stretch says; stretches come one after the other.
        @inline(__always)
        mutating func add(_ second: Int32, _ value: Float, stretch: Int32) {
            add(second, value)
            let cell = cells + Int(second)
            if cell.pointee.stretch != stretch {
                cell.pointee.stretch = stretch
                cell.pointee.ofStretch = 0
            }
            cell.pointee.ofStretch += value
            cell.pointee.largest = max(cell.pointee.largest, cell.pointee.ofStretch)
        }
    }

    /// Adds to the row that has not ended what was known before.
    mutating func add(known: (second: Int32, value: Float)) {
        touch(known.second)
        cells[Int(known.second)].sum += known.value
    }

    /// Leaves out of each sum of the row that has not ended the largest share of one stretch.
    mutating func leaveOutLargest() {
        for cell in touched { cells[Int(cell)].sum -= cells[Int(cell)].largest }
    }

    private mutating func touch(_ second: Int32) {
        guard !cells[Int(second)].isTouched else { return }
        cells[Int(second)].isTouched = true
        touched.append(second)
    }

    mutating func endRow() {
        cells.withUnsafeMutableBufferPointer { cells in
            for second in touched {
                entries.append(Entry(second: second, sum: cells[Int(second)].sum))
                cells[Int(second)] = Cell()
            }
        }
        touched.removeAll(keepingCapacity: true)
        starts.append(Int32(entries.count))
    }
}
