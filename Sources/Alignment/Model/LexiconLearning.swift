/// Beads that teach a lexicon, and what they count: the expectation of Model 1.
///
/// It goes through the beads for one token of the first language after the other, so that what is counted of it stays near.
struct LexiconLearning {
    private struct Bead {
        let targets: Range<Int>
        let probability: Float
        /// Tokens of the first side.
        let size: Float
        /// The stretch of the text that it stands in.
        let stretch: Int32
    }

    /// A token of a bead's first side.
    private struct Source {
        let type: Int32
        let bead: Int32
        let multiplicity: Float
    }

    /// A token type of a bead's second side.
    private struct Target {
        let type: Int32
        let multiplicity: Float
        /// What the ratio of a pair is multiplied with to become its count.
        var share: Float = 0
    }

    private var beads: [Bead] = []
    private var sources: [Source] = []
    /// By type of the first language, where the sources of each begin, once they are ordered; one more than there are types.
    private var starts: [Int] = []
    /// Those of the second sides that can be learned.
    private var targets: [Target] = []
    /// By type of the second language, whether it occurs often enough for that.
    private let recur: [Bool]
    private(set) var firstTotals: [Float]
    private(set) var secondTotals: [Float]

    init(_ lexicon: Lexicon) {
        firstTotals = Array(repeating: 0, count: lexicon.first.weights.count)
        secondTotals = Array(repeating: 0, count: lexicon.second.weights.count)
        recur = lexicon.second.recur
    }

    /// Adds a bead; stretches come one after the other.
    mutating func add(
        _ first: EncodedText, _ firstSide: Range<Int>, _ second: EncodedText, _ secondSide: Range<Int>,
        probability: Float, stretch: Int32
    ) {
        let (ones, others) = (first.range(firstSide), second.range(secondSide))
        guard !ones.isEmpty, !others.isEmpty else { return }
        starts = []
        var size: Float = 0
        for place in ones {
            let (type, multiplicity) = (first.tokens[place], first.multiplicities[place])
            size += multiplicity
            firstTotals[Int(type)] += probability * multiplicity
            sources.append(Source(type: type, bead: Int32(beads.count), multiplicity: multiplicity))
        }
        let start = targets.count
        for place in others {
            let (type, multiplicity) = (second.tokens[place], second.multiplicities[place])
            secondTotals[Int(type)] += probability * multiplicity
            if recur[Int(type)] { targets.append(Target(type: type, multiplicity: multiplicity)) }
        }
        beads.append(Bead(targets: start..<targets.count, probability: probability, size: size, stretch: stretch))
    }

    /// Counts that are smaller are left out.
    private static let least: Float = 0.002

    /// Counts by what a lexicon holds for likely, and its seeds.
    ///
    /// - Parameters:
    ///   - novelty: how likely, beside what the lexicon has, any pair is held for a translation.
    ///   - leavesOutLargest: whether each pair counts without the stretch of the text that has most of it.
    /// - Complexity: O(n · m) in the tokens of the two sides of each bead.
    func counts(by lexicon: Lexicon, novelty: Float, leavesOutLargest: Bool) -> PairCounts {
        guard !starts.isEmpty else {
            var ordered = self
            ordered.order()
            return ordered.counts(by: lexicon, novelty: novelty, leavesOutLargest: leavesOutLargest)
        }
        var ratios = Ratios(types: secondTotals.count)
        let targets = shared(by: lexicon, novelty: novelty, &ratios)
        var counts = PairCounts(types: secondTotals.count)
        var seeds = lexicon.seeds[...]
        for type in firstTotals.indices {
            if lexicon.first.recur[type], starts[type] < starts[type + 1] {
                ratios.load(lexicon.forward, Int32(type))
                let sources = sources[starts[type]..<starts[type + 1]]
                if leavesOutLargest {
                    count(sources, targets, ratios, novelty: novelty, to: &counts) { $0.add($1, $2, stretch: $3) }
                    counts.leaveOutLargest()
                } else {
                    count(sources, targets, ratios, novelty: novelty, to: &counts) { adder, type, count, _ in
                        adder.add(type, count)
                    }
                }
                ratios.unload(lexicon.forward, Int32(type))
            }
            while let seed = seeds.first, seed.first == type {
                counts.add(known: (seed.second, lexicon.settings.seed * seed.strength))
                seeds.removeFirst()
            }
            counts.endRow()
        }
        return counts
    }

    /// Adds what the occurrences of one type count; without checks, since this is done for each pair of tokens of each bead.
    @inline(__always)
    private func count(
        _ sources: ArraySlice<Source>, _ targets: [Target], _ ratios: Ratios, novelty: Float,
        to counts: inout PairCounts,
        _ add: (inout PairCounts.Adder, _ type: Int32, _ count: Float, _ stretch: Int32) -> Void
    ) {
        targets.withUnsafeBufferPointer { targets in
            ratios.values.withUnsafeBufferPointer { ratios in
                guard let targets = targets.baseAddress, let ratios = ratios.baseAddress else { return }
                counts.add { adder in
                    for source in sources {
                        let (bead, multiplicity) = (beads[Int(source.bead)], source.multiplicity)
                        for target in UnsafeBufferPointer(
                            start: targets + bead.targets.lowerBound, count: bead.targets.count)
                        {
                            let count = target.share * (ratios[Int(target.type)] + novelty)
                            guard count > Self.least else { continue }
                            add(&adder, target.type, multiplicity * target.multiplicity * count, bead.stretch)
                        }
                    }
                }
            }
        }
    }

    /// The targets with their shares.
    private func shared(by lexicon: Lexicon, novelty: Float, _ ratios: inout Ratios) -> [Target] {
        var targets = targets
        for type in firstTotals.indices where !lexicon.forward.range(Int32(type)).isEmpty {
            ratios.load(lexicon.forward, Int32(type))
            share(sources[starts[type]..<starts[type + 1]], ratios, to: &targets)
            ratios.unload(lexicon.forward, Int32(type))
        }
        for bead in beads {
            let nothing = (lexicon.settings.background + novelty) * bead.size
            for place in bead.targets { targets[place].share = bead.probability / (nothing + targets[place].share) }
        }
        return targets
    }

    /// Adds to each target what the occurrences of one type explain of it.
    private func share(_ sources: ArraySlice<Source>, _ ratios: Ratios, to targets: inout [Target]) {
        targets.withUnsafeMutableBufferPointer { targets in
            ratios.values.withUnsafeBufferPointer { ratios in
                guard let targets = targets.baseAddress, let ratios = ratios.baseAddress else { return }
                for source in sources {
                    for place in beads[Int(source.bead)].targets {
                        targets[place].share += source.multiplicity * ratios[Int(targets[place].type)]
                    }
                }
            }
        }
    }

    /// Orders what has been added, once for all counts.
    mutating func order() {
        var starts = [Int](repeating: 0, count: firstTotals.count + 1)
        for source in sources { starts[Int(source.type) + 1] += 1 }
        for type in firstTotals.indices { starts[type + 1] += starts[type] }
        var next = starts
        var ordered = sources
        for source in sources {
            ordered[next[Int(source.type)]] = source
            next[Int(source.type)] += 1
        }
        (self.starts, sources) = (starts, ordered)
    }

    /// By type of the second language: the ratios of one type of the first, else 0.
    private struct Ratios {
        private(set) var values: [Float]

        init(types: Int) { values = Array(repeating: 0, count: types) }

        mutating func load(_ rows: TranslationRows, _ type: Int32) {
            for entry in rows.range(type) { values[Int(rows.targets[entry])] = rows.ratios[entry] }
        }

        mutating func unload(_ rows: TranslationRows, _ type: Int32) {
            for entry in rows.range(type) { values[Int(rows.targets[entry])] = 0 }
        }
    }
}
