/// How many lines of a text have which width, so that one pass over it is enough.
struct WrapCounts {
    /// Wider ones count as this.
    private let widest: Int
    /// Lines by their columns.
    private var widths: [Int32]
    /// Lines that another follows, by their columns and those that they would have with its first word.
    private var pairs: [Int32]
    private(set) var lines = 0
    private(set) var interior = 0
    /// Lines that another follows and that end as a sentence does.
    var terminated = 0

    init(widest: Int) {
        self.widest = widest
        widths = [Int32](repeating: 0, count: widest + 1)
        pairs = [Int32](repeating: 0, count: (widest + 1) * (widest + 1))
    }

    mutating func add(width: Int) {
        lines += 1
        widths[min(width, widest)] += 1
    }

    mutating func addInterior(width: Int, withNext joined: Int) {
        interior += 1
        pairs[min(width, widest) * (widest + 1) + min(joined, widest)] += 1
    }

    /// Lines of more columns, fewer than `widest`.
    func lines(wider width: Int) -> Int { widths[(width + 1)...].reduce(0) { $0 + Int($1) } }

    /// Lines that another follows, of a width.
    func interior(of width: Int) -> Int {
        pairs[width * (widest + 1)..<(width + 1) * (widest + 1)].reduce(0) { $0 + Int($1) }
    }

    /// The same of this width and all that are wider.
    func interior(from width: Int) -> Int { (width...widest).reduce(0) { $0 + interior(of: $1) } }

    /// Lines that would be longer than a length with the first word of the next, and others that do not fill half of a width.
    func fullAndShort(longest: Int, half: Int) -> (full: Int, short: Int) {
        var (full, short) = (0, 0)
        for width in 0...widest {
            for joined in 0...widest {
                let count = Int(pairs[width * (widest + 1) + joined])
                if joined > longest { full += count } else if width * 2 < half { short += count }
            }
        }
        return (full, short)
    }
}
