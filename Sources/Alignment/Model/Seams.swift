/// Where one segment answers several in a row: the places in it where what answers one of them ends and what answers the next
/// begins.
///
/// All tokens of both sides beside each other say little of a heading that is glued to the sentence behind it: its words may well be
/// in the sentence, too. But if it is there, it stands in front.
struct Seams {
    private let whole: LexicalSide
    private let parts: LexicalSide
    private var toWhole: Explainer
    private var toParts: Explainer
    /// For each part, what it explains of each token of the whole.
    private var said: [[Float]] = []

    init(whole: LexicalSide, parts: LexicalSide) {
        (self.whole, self.parts) = (whole, parts)
        toWhole = Explainer(whole, by: parts)
        toParts = Explainer(parts, by: whole)
    }

    /// How much of what the parts gain by answering only their stretch counts beside what they explain of it; chosen on the
    /// development texts.
    static let partShare: Float = 0.6

    /// How much better segments explain another one by turns than the best of them alone, and it them by its stretches than as a
    /// whole, in nats.
    ///
    /// - Complexity: O(n) in the tokens, their translations and the number of segments.
    mutating func gain(_ segments: Range<Int>, whole segment: Int) -> Float {
        let tokens = whole.text.written(segment)
        guard tokens.count >= segments.count else { return -.infinity }
        said = segments.map { part in
            toWhole.hear(parts.text.written(part))
            return tokens.map { toWhole.gain(of: $0) }
        }
        let (seams, best) = divided()
        let alone = said.map { $0.reduce(0, +) }.max() ?? 0
        toParts.hear(tokens)
        let together = segments.map(ofPart)
        var sharper: Float = 0
        for (number, part) in segments.enumerated() {
            toParts.hear(tokens[tokens.startIndex + seams[number]..<tokens.startIndex + seams[number + 1]])
            sharper += ofPart(part) - together[number]
        }
        return best - alone + Self.partShare * sharper
    }

    private func ofPart(_ part: Int) -> Float {
        parts.text.written(part).reduce(0) { $0 + toParts.gain(of: $1) }
    }

    /// The seams, with the beginning and the end, between which each part explains most, at least one token each.
    private func divided() -> (seams: [Int], best: Float) {
        let (count, tokens) = (said.count, said[0].count)
        var ways = [Float](repeating: -.infinity, count: count)
        ways[0] = 0
        var seams = [[Int]](repeating: Array(repeating: 0, count: count), count: count)
        for token in 0..<tokens {
            // Each part before has a token at least.
            for part in (0..<min(count, token + 1)).reversed() {
                if part > 0, ways[part - 1] > ways[part] {
                    ways[part] = ways[part - 1]
                    seams[part] = seams[part - 1]
                    seams[part][part] = token
                }
                ways[part] += said[part][token]
            }
        }
        return (seams[count - 1] + [tokens], ways[count - 1])
    }
}

/// What some tokens explain of those of the other text.
private struct Explainer {
    private let weights: [Float]
    private let outweighs: [Float]
    private let source: LexicalSide
    private var masses: [Float]
    private var heard: ArraySlice<Int32> = []
    private var scale: Float = 0

    init(_ target: LexicalSide, by source: LexicalSide) {
        (weights, outweighs, self.source) = (target.weights, target.lack.outweighs, source)
        masses = Array(repeating: 0, count: target.weights.count)
    }

    /// Takes these tokens as those that explain, in place of those before.
    mutating func hear(_ tokens: ArraySlice<Int32>) {
        var size: Float = 0
        masses.withUnsafeMutableBufferPointer { masses in
            source.rows.withUnsafeEntries { targets, ratios in
                guard let masses = masses.baseAddress else { return }
                for token in heard {
                    for entry in source.rows.range(token) { masses[Int(targets[entry])] = 0 }
                }
                for token in tokens {
                    let weight = source.weights[Int(token)]
                    size += weight
                    for entry in source.rows.range(token) { masses[Int(targets[entry])] += weight * ratios[entry] }
                }
            }
        }
        heard = tokens
        scale = size > 0 ? 1 / size : 0
    }

    /// What is explained of a token, above nothing.
    @inline(__always)
    func gain(of token: Int32) -> Float {
        let type = Int(token)
        return weights[type] * Elementary.logarithm(1 + scale * outweighs[type] * masses[type])
    }
}
