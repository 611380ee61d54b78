import Glibc
import Normalization

/// Aligns two texts by iteration: search, learn, search again.
public struct PairSettings: Sendable {
    public var lexicalWeight: Float = 2
    public var knee: Float = 2
    public var lengthWeight: Float = 1
    public var endingWeight: Float = 0.5
    public var rounds = 5
    /// Power of all weights in the first round; it rises to 1 with the rounds.
    public var warmth: Float = 0.4
    public var prune: Float = 1e-5
    public var margin = 6
    public var jackknife: Float = 1
    public var block = 12
    public var passes = 4
    public var wide = 1
    public var least: Float = 0.05
    public var joint = 2
    public var late: Float = 0.02
    public var novelty: Float = 0.3
    public init() {}
}

struct PairState {
    let first: EncodedText
    let second: EncodedText
    var band: Band
    let firstLengths: GroupLengths
    let secondLengths: GroupLengths
    var length: LengthModel
    var priors = BeadType.priors
    var endings: [[Float]]
    var posteriors: [Float] = []
    var lattice: BeadLattice?
    /// Extra scores of links, by cell.
    var links: [Float]?

    init(_ first: EncodedText, _ second: EncodedText) {
        (self.first, self.second) = (first, second)
        band = Band(whole: first.count, second.count)
        firstLengths = GroupLengths(first)
        secondLengths = GroupLengths(second)
        length = LengthModel(first, second)
        let kinds = Ending.allCases.count
        endings = (0..<kinds).map { row in (0..<kinds).map { $0 == row ? 4 : 0.5 } }
    }

    mutating func score(_ lexicon: Lexicon?, _ settings: PairSettings, power: Float = 1) {
        let band = self.band
        let knee = settings.knee
        let secondScale = Self.scales(second, lexicon?.secondWeights ?? []).map { $0 / knee }
        let firstScale = Self.scales(first, lexicon?.firstWeights ?? []).map { $0 / knee }
        @inline(__always) func squash(_ x: Float) -> Float { x / (1 + abs(x)) }
        let tokens = lexicon.map { PairScores(first, second, band: band, lexicon: $0) }
        var lattice = BeadLattice(band, first.count, second.count)
        let ending = endingScores(settings.endingWeight)
        let count = band.cells
        let links = self.links
        lattice.weights.withUnsafeMutableBufferPointer { weights in
            for (type, bead) in BeadType.all.enumerated() {
                let prior = log(priors[type])
                for row in bead.first...max(bead.first, first.count) where row <= first.count {
                    let here = band.offsets[row] - Int(band.lower[row])
                    let columns = band.columns(row, bead)
                    if bead.first == 0 || bead.second == 0 {
                        let weight = exp(power * prior)
                        for column in columns { weights[type * count + here + column] = weight }
                        continue
                    }
                    let firstLength = firstLengths.logarithms[bead.first - 1][row - 1]
                    let endingRow = ending[Int(first.endings[row - 1])]
                    let secondLength = secondLengths.logarithms[bead.second - 1]
                    let density = secondLengths.densities[bead.second - 1]
                    columns: for column in columns {
                        var score = prior + endingRow[Int(second.endings[column - 1])]
                        score += settings.lengthWeight
                            * (length.logDensity(firstLength, secondLength[column - 1]) - density[column - 1])
                        if let tokens {
                            var sum: Float = 0
                            if column - bead.second + 1 < Int(band.lower[row]) { continue columns }
                            for back in 0..<bead.second { sum += squash(tokens.forward[bead.first - 1][here + column - back] * secondScale[column - 1 - back]) }
                            for back in 0..<bead.first {
                                guard let at = band.cell(row - back, column) else { continue columns }
                                sum += squash(tokens.backward[bead.second - 1][at] * firstScale[row - 1 - back])
                            }
                            score += settings.lexicalWeight * sum
                        }
                        if let links { score += linkScore(links, bead, row, column) }
                        weights[type * count + here + column] = exp(power * min(60, max(-60, score)))
                    }
                }
            }
        }
        posteriors = lattice.posteriors()
        self.lattice = lattice
    }

    private static func scales(_ text: EncodedText, _ weights: [Float]) -> [Float] {
        guard !weights.isEmpty else { return [] }
        return (0..<text.count).map { segment in
            1 / sqrt(1 + text.range(segment).reduce(Float(0)) { $0 + weights[Int(text.tokens[$1])] })
        }
    }

    private func linkScore(_ links: [Float], _ bead: BeadType, _ row: Int, _ column: Int) -> Float {
        var sum: Float = 0
        for back in 0..<bead.second {
            var most: Float = -60
            for other in 0..<bead.first {
                if let at = band.cell(row - other, column - back) { most = max(most, links[at]) }
            }
            sum += most
        }
        for back in 0..<bead.first {
            var most: Float = -60
            for other in 0..<bead.second {
                if let at = band.cell(row - back, column - other) { most = max(most, links[at]) }
            }
            sum += most
        }
        return sum / 2
    }

    private func endingScores(_ weight: Float) -> [[Float]] {
        let kinds = Ending.allCases.count
        let total = endings.reduce(0) { $0 + $1.reduce(0, +) }
        let rowSums = endings.map { $0.reduce(0, +) }
        let columnSums = (0..<kinds).map { column in endings.reduce(0) { $0 + $1[column] } }
        return (0..<kinds).map { row in
            (0..<kinds).map { weight * log(endings[row][$0] * total / (rowSums[row] * columnSums[$0])) }
        }
    }

    /// Narrows the band to what the last search left possible.
    mutating func narrow(above least: Float, margin: Int) {
        var low = [Int](repeating: .max, count: first.count + 1)
        var high = [Int](repeating: -1, count: first.count + 1)
        forEachBead(above: least) { _, row, column, _ in
            low[row] = min(low[row], column)
            high[row] = max(high[row], column)
        }
        (low[0], high[0]) = (0, max(0, high[0]))
        (low[first.count], high[first.count]) = (min(low[first.count], second.count), second.count)
        // Rows that no path ends in lie between their neighbours.
        for row in 1..<max(1, first.count) where high[row] < 0 { high[row] = high[row - 1] }
        for row in stride(from: first.count - 1, through: 0, by: -1) where low[row] == .max { low[row] = low[row + 1] }
        for row in 1..<max(1, first.count + 1) { high[row] = max(high[row], high[row - 1]) }
        for row in stride(from: first.count - 1, through: 0, by: -1) { low[row] = min(low[row], low[row + 1]) }
        var lower = [Int32](repeating: 0, count: first.count + 1)
        var upper = lower
        for row in 0...first.count {
            lower[row] = Int32(max(Int(band.lower[row]), low[max(0, row - margin)] - margin))
            upper[row] = Int32(min(Int(band.upper[row]), high[min(first.count, row + margin)] + margin + 1))
        }
        band = Band(lower: lower, upper: upper)
    }

    /// Learns the models that are this pair's alone.
    mutating func relearn() {
        var counts = BeadType.priors.map { $0 * 20 }
        var weight: Float = 5
        var ratioSum = length.ratio * 5
        let kinds = Ending.allCases.count
        var table = (0..<kinds).map { row in (0..<kinds).map { Float($0 == row ? 4 : 0.5) } }
        forEachBead(above: 0.05) { type, row, column, probability in
            counts[type] += probability
            let bead = BeadType.all[type]
            guard bead.first > 0, bead.second > 0 else { return }
            weight += probability
            ratioSum += probability
                * (secondLengths.logarithms[bead.second - 1][column - 1] - firstLengths.logarithms[bead.first - 1][row - 1])
            table[Int(first.endings[row - 1])][Int(second.endings[column - 1])] += probability
        }
        length.ratio = ratioSum / weight
        var spread: Float = 0.09 * 5
        var count: Float = 5
        forEachBead(above: 0.05) { type, row, column, probability in
            let bead = BeadType.all[type]
            guard bead.first > 0, bead.second > 0 else { return }
            let a = firstLengths.logarithms[bead.first - 1][row - 1]
            let b = secondLengths.logarithms[bead.second - 1][column - 1]
            let distance = b - a - length.ratio
            let noise = length.variancePerLength / exp((a + b) / 2)
            spread += probability * max(0, distance * distance - noise)
            count += probability
        }
        length.variance = max(0.02, spread / count)
        endings = table
        let sum = counts.reduce(0, +)
        priors = counts.map { $0 / sum }
    }

    func forEachBead(above least: Float, _ body: (Int, Int, Int, Float) -> Void) {
        guard let lattice else { return }
        for (type, bead) in BeadType.all.enumerated() {
            for row in 0...first.count {
                let here = type * band.cells + band.offsets[row] - Int(band.lower[row])
                for column in band.columns(row, bead) where posteriors[here + column] > least {
                    body(type, row, column, posteriors[here + column])
                }
            }
        }
    }

    func count(into learning: inout LexiconLearning, lexicon: Lexicon, novelty: Float, firstBlock: Int32, blockSize: Int, least: Float) {
        var found: [(Int32, Int32, Int32, Float)] = []
        forEachBead(above: least) { type, row, column, probability in
            found.append((Int32(row), Int32(column), Int32(type), probability))
        }
        found.sort { $0.0 < $1.0 }
        for (row, column, type, probability) in found {
            let bead = BeadType.all[Int(type)]
            guard bead.first > 0, bead.second > 0 else { continue }
            learning.counts.block = firstBlock + row / Int32(blockSize)
            let from = first.tokens[Int(first.starts[Int(row) - bead.first])..<Int(first.starts[Int(row)])]
            let to = second.tokens[Int(second.starts[Int(column) - bead.second])..<Int(second.starts[Int(column)])]
            learning.add(from, to, probability: probability, lexicon: lexicon, novelty: novelty)
        }
    }

    func beads() -> [([Int], [Int])] {
        guard let lattice else { return [] }
        return lattice.best(lattice.weights.map { $0 > 0 ? log($0) : -.infinity }).map { (Array($0.first), Array($0.second)) }
    }
}

extension PairState {
    /// The links of both directions, by the last search.
    func linkTables(above least: Float = 0.02) -> (there: LinkTable, back: LinkTable) {
        var beads: [(rows: Range<Int>, columns: Range<Int>, probability: Float)] = []
        forEachBead(above: least) { type, row, column, probability in
            let bead = BeadType.all[type]
            beads.append((row - bead.first..<row, column - bead.second..<column, probability))
        }
        return (
            LinkTable(rows: first.count, beads: beads),
            LinkTable(rows: second.count, beads: beads.map { ($0.columns, $0.rows, $0.probability) })
        )
    }
}

/// R&D entry.
public struct Experiment {
    public var settings = PairSettings()
    public var useLexicon = true
    public var dumpCells: ((String) -> Void)?
    public var background: Float = 0.7
    public var discount: Float = 0
    public var smoothing: Float = 1
    public var seed: Float = 1.5
    public var agreement: Float = 7
    public var contradiction: Float = 0.15
    public var weight: Float = 0.7
    let folding: ScalarFolding
    public init(_ folding: ScalarFolding) { self.folding = folding }

    /// documents[d][language] = segments. Result [d][pair] beads.
    public func align(_ documents: [[[String]]]) -> [[[([Int], [Int])]]] {
        let encoder = TextEncoder(folding: folding)
        let k = documents[0].count
        var vocabularies = (0..<k).map { _ in Vocabulary() }
        var texts: [[EncodedText]] = []
        for document in documents {
            texts.append(document.indices.map { encoder.encode(document[$0], &vocabularies[$0]) })
        }
        let pairs = (0..<k).flatMap { a in (a + 1..<k).map { (a, $0) } }
        func number(_ a: Int, _ b: Int) -> Int { pairs.firstIndex { $0 == (a, b) }! }
        var lexiconSettings = Lexicon.Settings()
        lexiconSettings.background = background
        lexiconSettings.discount = discount
        lexiconSettings.smoothing = smoothing
        lexiconSettings.seed = seed
        var lexicons = pairs.map { Lexicon(vocabularies[$0.0], vocabularies[$0.1], settings: lexiconSettings) }
        var states = texts.map { texts in pairs.map { PairState(texts[$0.0], texts[$0.1]) } }
        let consistency = Consistency(agreement: agreement, contradiction: contradiction, weight: weight)
        for round in 0..<settings.rounds {
            let power = settings.rounds < 2 ? 1 : settings.warmth + (1 - settings.warmth) * Float(round) / Float(settings.rounds - 1)
            for document in states.indices {
                var tables: [(there: LinkTable, back: LinkTable)] = []
                if round >= settings.joint, k > 2 { tables = states[document].map { $0.linkTables() } }
                func table(_ a: Int, _ b: Int) -> LinkTable { a < b ? tables[number(a, b)].there : tables[number(b, a)].back }
                for pair in pairs.indices {
                    if round >= settings.wide { states[document][pair].narrow(above: settings.prune, margin: settings.margin) }
                }
                for (pair, (a, b)) in pairs.enumerated() {
                    if !tables.isEmpty {
                        var links = [Float](repeating: 0, count: states[document][pair].band.cells)
                        for z in 0..<k where z != a && z != b {
                            consistency.add(
                                to: &links, band: states[document][pair].band, firstToOther: table(a, z),
                                otherToSecond: table(z, b), secondMasses: table(b, z).masses)
                        }
                        states[document][pair].links = links
                    }
                    states[document][pair].score(useLexicon ? lexicons[pair] : nil, settings, power: power)
                    states[document][pair].relearn()
                }
            }
            guard useLexicon, round + 1 < settings.rounds else { continue }
            for pair in pairs.indices {
                for pass in 0..<settings.passes {
                    var learning = LexiconLearning(lexicons[pair])
                    var block: Int32 = 0
                    for document in states.indices {
                        states[document][pair].count(
                            into: &learning, lexicon: lexicons[pair], novelty: pass == 0 ? settings.novelty : settings.late,
                            firstBlock: block, blockSize: settings.block, least: settings.least)
                        block += Int32(states[document][pair].first.count / settings.block + 2)
                    }
                    let isLast = pass == settings.passes - 1
                    lexicons[pair].maximize(
                        learning.counts, firstTotals: learning.firstTotals, secondTotals: learning.secondTotals,
                        discount: isLast ? lexiconSettings.discount : 0, jackknife: isLast ? settings.jackknife : 0,
                        pruning: isLast ? nil : 0.0002)
                }
            }
        }
        if let dumpCells {
            for (document, state) in states.enumerated() {
                for (pair, s) in state.enumerated() {
                    let t = PairScores(s.first, s.second, band: s.band, lexicon: lexicons[pair])
                    let fw = lexicons[pair].firstWeights, sw = lexicons[pair].secondWeights
                    for i in 0..<s.first.count {
                        for j in 0..<s.second.count {
                            guard abs(Float(j) - Float(i) * Float(s.second.count) / Float(s.first.count)) < 15, let c = s.band.cell(i + 1, j + 1) else { continue }
                            let wS = s.first.range(i).reduce(Float(0)) { $0 + fw[Int(s.first.tokens[$1])] }
                            let wT = s.second.range(j).reduce(Float(0)) { $0 + sw[Int(s.second.tokens[$1])] }
                            dumpCells("\(document) \(pair) \(i) \(j) \(t.forward[0][c]) \(t.backward[0][c]) \(wS) \(wT) \(s.length.logDensity(s.firstLengths.logarithms[0][i], s.secondLengths.logarithms[0][j]) - s.secondLengths.densities[0][j]) \(s.posteriors[c])")
                        }
                    }
                }
            }
        }
        return states.map { $0.map { $0.beads() } }
    }
}
