import Normalization

/// Makes the plan of a group's signatures from a sample of its texts.
///
/// Bits are worth most when each is set in as many rows as any other, so occurrences are dealt out from the most frequent
/// to the rarest, each to the bit that has least so far (longest processing time first; Graham 1969).
struct SignaturePlanner {
    /// What is in more than this part of all texts gets no bit.
    private static let mostFrequent = 0.97
    /// Rarer occurrences are left to the hash: they change little, and a plan is read by every query.
    private static let mostPlanned = 4096
    private static let leastCount = 3

    private var counts: [UInt64: Int] = [:]
    private var texts = 0

    mutating func add(_ symbols: [UInt32], _ counter: inout OccurrenceCounter) {
        texts += 1
        counter.begin(atMost: symbols.count)
        for symbol in symbols {
            let occurrence = counter.next(symbol)
            guard occurrence < SignaturePlan.mostOccurrences else { continue }
            counts[SignaturePlan.token(symbol, occurrence), default: 0] += 1
        }
    }

    /// The slots of the plan.
    func slots(words: Int) -> [UInt64] {
        let planned = counts.filter { $0.value >= Self.leastCount }
            .sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            .prefix(Self.mostPlanned)
        var size = 16
        while size < planned.count * 2 { size *= 2 }
        var slots = [UInt64](repeating: 0, count: size)
        var loads = BitLoads(count: words * 64)
        for (token, count) in planned {
            let isUseless = Double(count) > Self.mostFrequent * Double(texts)
            let bit = isUseless ? SignaturePlan.noBit : UInt64(loads.takeLeast(adding: count))
            var slot = Int(truncatingIfNeeded: SignaturePlan.hash(token)) & (size - 1)
            while slots[slot] != 0 { slot = (slot + 1) & (size - 1) }
            slots[slot] = SignaturePlan.entry(token, bit: bit)
        }
        return slots
    }
}

/// Bits with what they carry, the least loaded first: a binary heap (Williams 1964).
private struct BitLoads {
    private var heap: [(load: Int, bit: Int)]

    init(count: Int) { heap = (0..<count).map { (0, $0) } }

    mutating func takeLeast(adding load: Int) -> Int {
        let bit = heap[0].bit
        heap[0].load += load
        var parent = 0
        while true {
            var least = parent
            for child in [2 * parent + 1, 2 * parent + 2] where child < heap.count && heap[child] < heap[least] {
                least = child
            }
            if least == parent { return bit }
            heap.swapAt(parent, least)
            parent = least
        }
    }
}
