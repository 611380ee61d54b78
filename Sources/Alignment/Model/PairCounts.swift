/// How often token types of two languages answer each other, a type of the first language after the other.
struct PairCounts {
    struct Entry {
        let second: Int32
        let sum: Float
    }

    private(set) var entries: [Entry] = []
    /// Where the entries of each type begin.
    private var starts: [Int32] = [0]
    /// By type of the second language, of the row that has not ended: what all stretches of the text have added.
    private var sums: [Float]
    private var stretches: [Stretch]
    /// The types that have something, some of them more than once.
    private var touched: [Int32] = []

    /// What single stretches of the text have added.
    fileprivate struct Stretch {
        /// The most that one has, and the last.
        var largest: Float = 0
        var last: Float = 0
        var number: Int32 = -1
    }

    /// - Parameter types: those of the second language.
    init(types: Int) {
        sums = Array(repeating: 0, count: types)
        stretches = Array(repeating: Stretch(), count: types)
    }

    var rows: Int { starts.count - 1 }

    @inline(__always)
    func range(_ first: Int32) -> Range<Int> { Int(starts[Int(first)])..<Int(starts[Int(first) + 1]) }

    /// Adds to the row that has not ended what stretches of the text say.
    ///
    /// - Parameter work: adds; no more types than `types` said, and no checks, since this is done for each pair of tokens of each bead.
    mutating func add(_ work: (inout Adder) -> Void) {
        sums.withUnsafeMutableBufferPointer { sums in
            stretches.withUnsafeMutableBufferPointer { stretches in
                guard let ofAll = sums.baseAddress, let ofStretches = stretches.baseAddress else { return }
                withUnsafeTemporaryAllocation(of: Int32.self, capacity: sums.count) { list in
                    guard let start = list.baseAddress else { return }
                    var adder = Adder(sums: ofAll, stretches: ofStretches, touched: start)
                    work(&adder)
                    touched += UnsafeBufferPointer(start: start, count: adder.count)
                }
            }
        }
    }

    struct Adder {
        fileprivate let sums: UnsafeMutablePointer<Float>
        fileprivate let stretches: UnsafeMutablePointer<Stretch>
        fileprivate let touched: UnsafeMutablePointer<Int32>
        fileprivate var count = 0

        /// Adds what any stretch says, more than nothing.
        @inline(__always)
        mutating func add(_ second: Int32, _ value: Float) {
            let sum = sums + Int(second)
            if sum.pointee == 0 {
                touched[count] = second
                count += 1
            }
            sum.pointee += value
        }

        /// Adds what a stretch says; stretches come one after the other.
        @inline(__always)
        mutating func add(_ second: Int32, _ value: Float, stretch: Int32) {
            add(second, value)
            let own = stretches + Int(second)
            if own.pointee.number != stretch {
                own.pointee.number = stretch
                own.pointee.last = 0
            }
            own.pointee.last += value
            own.pointee.largest = max(own.pointee.largest, own.pointee.last)
        }
    }

    /// Adds to the row that has not ended what was known before.
    mutating func add(known: (second: Int32, value: Float)) {
        if sums[Int(known.second)] == 0 { touched.append(known.second) }
        sums[Int(known.second)] += known.value
    }

    /// Leaves out of each sum of the row that has not ended the largest share of one stretch.
    mutating func leaveOutLargest() {
        for type in touched {
            sums[Int(type)] -= stretches[Int(type)].largest
            stretches[Int(type)] = Stretch()
        }
    }

    /// Ends a row; what has nothing left has no entry.
    mutating func endRow() {
        sums.withUnsafeMutableBufferPointer { sums in
            for second in touched {
                if sums[Int(second)] > 0 { entries.append(Entry(second: second, sum: sums[Int(second)])) }
                sums[Int(second)] = 0
            }
        }
        touched.removeAll(keepingCapacity: true)
        starts.append(Int32(entries.count))
    }
}
