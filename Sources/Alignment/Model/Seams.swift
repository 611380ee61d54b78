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
    /// What each part explains of each token of the whole, a part after the other.
    private var said: [Float] = []

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
        said.removeAll(keepingCapacity: true)
        var alone: Float = -.infinity
        for part in segments {
            toWhole.hear(parts.text.written(part))
            alone = max(alone, toWhole.addGains(of: tokens, to: &said))
        }
        let (seams, best) = divided(segments.count, tokens.count)
        toParts.hear(tokens)
        var sharper: Float = 0
        for part in segments { sharper -= toParts.gain(of: parts.text.written(part)) }
        for (number, part) in segments.enumerated() {
            toParts.hear(tokens[tokens.startIndex + seams[number]..<tokens.startIndex + seams[number + 1]])
            sharper += toParts.gain(of: parts.text.written(part))
        }
        return best - alone + Self.partShare * sharper
    }

    /// The seams, with the beginning and the end, between which each part explains most, at least one token each.
    private func divided(_ count: Int, _ tokens: Int) -> (seams: [Int], best: Float) {
        var ways = [Float](repeating: -.infinity, count: count)
        ways[0] = 0
        // By part, where each part up to it begins.
        var seams = [Int](repeating: 0, count: count * count)
        for token in 0..<tokens {
            // Each part before has a token at least.
            for part in (0..<min(count, token + 1)).reversed() {
                if part > 0, ways[part - 1] > ways[part] {
                    ways[part] = ways[part - 1]
                    for before in 0..<part { seams[part * count + before] = seams[(part - 1) * count + before] }
                    seams[part * count + part] = token
                }
                ways[part] += said[part * tokens + token]
            }
        }
        return (seams[(count - 1) * count..<count * count] + [tokens], ways[count - 1])
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
    private func gain(of token: Int32) -> Float {
        let type = Int(token)
        return weights[type] * Elementary.logarithm(1 + scale * outweighs[type] * masses[type])
    }

    /// What is explained of all of some tokens.
    func gain(of tokens: ArraySlice<Int32>) -> Float {
        var sum: Float = 0
        for token in tokens { sum += gain(of: token) }
        return sum
    }

    /// Adds what is explained of each of some tokens to a list; all together.
    func addGains(of tokens: ArraySlice<Int32>, to gains: inout [Float]) -> Float {
        var sum: Float = 0
        for token in tokens {
            let gain = gain(of: token)
            gains.append(gain)
            sum += gain
        }
        return sum
    }
}
