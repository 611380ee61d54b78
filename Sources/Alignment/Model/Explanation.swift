/// What neighbouring segments of one text explain of the segments of another, as many as are joined.
///
/// It goes from the tokens that are explained to the segments that have them, because most tokens of most segments are not. What
/// a segment explains is found once, and joined to what those after it explain.
struct Explanation {
    /// A token type of the other text that is explained, and where its occurrences are that count.
    private struct Word {
        let type: Int32
        var mass: Float
        let first: Int32
        let last: Int32
    }

    /// What a segment explains.
    private struct Part {
        var words: [Word] = []
        /// Weight of all its tokens.
        var size: Float = 0
        /// The segments of the other text that it was asked for.
        var window = 0..<0
    }

    /// A token type of the other text: where it is among the words.
    private struct Place {
        /// The first occurrence that may be in the window; it moves on with the window.
        var first: Int32 = 0
        var inPart: Int32 = 0
        var inWhole: Int32 = 0
    }

    private let occurrences: Occurrences
    private let weights: [Float]
    private let outweighs: [Float]
    private var places: [Place]
    /// Of the last segments, by their number within so many.
    private var parts: [Part]
    private var whole = Part()
    private var new: [Word] = []

    /// - Parameter groups: how many segments are joined at most.
    init(of side: LexicalSide, groups: Int) {
        occurrences = Occurrences(side.text, types: side.weights.count)
        weights = side.weights
        outweighs = side.lack.outweighs
        places = Array(repeating: Place(), count: side.weights.count)
        parts = Array(repeating: Part(), count: groups)
    }

    /// Finds what a segment explains of those in the window.
    ///
    /// - Complexity: O(n) in its tokens and their translations.
    mutating func find(_ source: LexicalSide, _ segment: Int, window: Range<Int>) {
        let (text, weights, rows) = (source.text, source.weights, source.rows)
        var part = Part()
        swap(&part, &parts[segment % parts.count])
        part.words.removeAll(keepingCapacity: true)
        part.size = 0
        part.window = window
        // No checks here: a good part of an alignment's time goes by in this loop.
        places.withUnsafeMutableBufferPointer { places in
            occurrences.starts.withUnsafeBufferPointer { starts in
                occurrences.segments.withUnsafeBufferPointer { segments in
                    rows.withUnsafeEntries { targets, ratios in
                        guard let places = places.baseAddress, let starts = starts.baseAddress,
                            let segments = segments.baseAddress
                        else { return }
                        for place in text.range(segment) {
                            let weight = weights[Int(text.tokens[place])] * text.multiplicities[place]
                            part.size += weight
                            for entry in rows.range(text.tokens[place]) {
                                Self.add(
                                    targets[entry], weight * ratios[entry], to: &part,
                                    place: places + Int(targets[entry]), starts, segments)
                            }
                        }
                    }
                }
            }
        }
        swap(&part, &parts[segment % parts.count])
    }

    @inline(__always)
    private static func add(
        _ type: Int32, _ mass: Float, to part: inout Part, place: UnsafeMutablePointer<Place>,
        _ starts: UnsafePointer<Int32>, _ segments: UnsafePointer<Int32>
    ) {
        let known = Int(place.pointee.inPart)
        if known < part.words.count, part.words[known].type == type {
            part.words[known].mass += mass
            return
        }
        let (low, high) = (Int32(part.window.lowerBound), Int32(part.window.upperBound))
        let (start, end) = (starts[Int(type)], starts[Int(type) + 1])
        var first = max(start, place.pointee.first)
        while first > start, segments[Int(first) - 1] >= low { first -= 1 }
        while first < end, segments[Int(first)] < low { first += 1 }
        var last = first
        while last < end, segments[Int(last)] < high { last += 1 }
        place.pointee.first = first
        guard last > first else { return }
        place.pointee.inPart = Int32(part.words.count)
        part.words.append(Word(type: type, mass: mass, first: first, last: last))
    }

    /// Forgets what was joined.
    mutating func begin() {
        whole.words.removeAll(keepingCapacity: true)
        whole.size = 0
        whole.window = 0..<0
    }

    /// Joins what a segment explains, one of the last that were asked for.
    mutating func join(_ segment: Int) {
        let part = parts[segment % parts.count]
        whole.size += part.size
        whole.window =
            whole.window.isEmpty
            ? part.window
            : min(
                whole.window.lowerBound, part.window.lowerBound)..<max(
                    whole.window.upperBound, part.window.upperBound)
        // A part has each word once, so what is new to the whole is not met again.
        let known = whole.words.count
        places.withUnsafeMutableBufferPointer { places in
            whole.words.withUnsafeMutableBufferPointer { words in
                for word in part.words {
                    let at = Int(places[Int(word.type)].inWhole)
                    if at < known, words[at].type == word.type {
                        words[at].mass += word.mass
                    } else {
                        places[Int(word.type)].inWhole = Int32(known + new.count)
                        new.append(word)
                    }
                }
            }
        }
        whole.words += new
        new.removeAll(keepingCapacity: true)
    }

    /// Puts in the place of each segment of the windows what is explained of it, above nothing; of those in all of them, all.
    func gains(_ gains: inout [Float]) {
        let scale = whole.size > 0 ? 1 / whole.size : 0
        gains.withUnsafeMutableBufferPointer { gains in
            for segment in whole.window { gains[segment] = 0 }
            withUnsafeTemporaryAllocation(of: Float.self, capacity: whole.words.count) { said in
                occurrences.segments.withUnsafeBufferPointer { segments in
                    occurrences.multiplicities.withUnsafeBufferPointer { multiplicities in
                        guard let gains = gains.baseAddress, let said = said.baseAddress,
                            let segments = segments.baseAddress, let multiplicities = multiplicities.baseAddress
                        else { return }
                        logarithms(scale, to: said)
                        for (number, word) in whole.words.enumerated() {
                            let gain = weights[Int(word.type)] * said[number]
                            for place in Int(word.first)..<Int(word.last) {
                                gains[Int(segments[place])] += gain * multiplicities[place]
                            }
                        }
                    }
                }
            }
        }
    }

    /// How much likelier each of the words is, as a logarithm, all of them in a loop of its own, which becomes one of vectors.
    private func logarithms(_ scale: Float, to said: UnsafeMutablePointer<Float>) {
        for (number, word) in whole.words.enumerated() {
            said[number] = 1 + scale * outweighs[Int(word.type)] * word.mass
        }
        for number in 0..<whole.words.count { said[number] = Elementary.logarithm(said[number]) }
    }
}
