/// How a word sounds, roughly, so that loanwords and names can be found in another script: "computer", コンピューター, 컴퓨터.
///
/// Consonants stand for all that languages exchange when they borrow (k g, p b f v, t d, s z ch j, n m, l r); vowels come and go,
/// because Japanese and Korean put them between consonants.
struct Sound {
    /// Letters of a to z, from 0: consonants, and the five vowels.
    let letters: [UInt8]
    /// How many consonants there are of those that are not lost easily.
    let consonants: Int
    /// Numbers of the classes of the consonants in order, and of those that are left where one is missing; words that may sound alike
    /// share one.
    let keys: [UInt64]
    /// What is lost where nothing of the word is matched.
    private let weight: Float

    /// - Parameter isSpelled: of a word whose spelling has a history, as that of English; a romanization is as it sounds.
    init(_ word: [Unicode.Scalar], isSpelled: Bool) {
        let scalars = isSpelled ? Self.spoken(word) : Self.romanized(word)
        let skeleton = scalars.compactMap { Self.consonantClass($0)?.value }
        consonants = skeleton.count
        keys = Self.keys(skeleton.map(UInt64.init))
        letters = scalars.map(Self.number)
        weight = scalars.reduce(0) { $0 + Self.loss($1) }
    }

    /// Consonants from which on one may be missing.
    private static let leastForMissing = 4

    private static func keys(_ skeleton: [UInt64]) -> [UInt64] {
        func key(_ classes: some Sequence<UInt64>) -> UInt64 { classes.reduce(1) { $0 &* 0x100_0000_01B3 ^ $1 } }
        var keys = [key(skeleton)]
        guard skeleton.count >= leastForMissing else { return keys }
        for missing in skeleton.indices {
            let key = key(skeleton.indices.lazy.filter { $0 != missing }.map { skeleton[$0] })
            if key != keys.last { keys.append(key) }
        }
        return keys
    }

    private static func number(_ letter: Unicode.Scalar) -> UInt8 { UInt8(letter.value - Unicode.Scalar("a").value) }

    /// 1 for what sounds the same; nil for what is less alike than that.
    ///
    /// - Complexity: O(n · m) in the letters.
    func similarity(to other: Sound, atLeast least: Float) -> Float? {
        let whole = weight + other.weight
        // What one has more than the other is lost, whatever the rest is; a little more, because sums round.
        guard whole > 0, abs(weight - other.weight) <= (1 - least) * whole / 2 + Self.rounding else { return nil }
        let similarity = 1 - 2 * distance(to: other) / whole
        return similarity >= least ? similarity : nil
    }

    private static let rounding: Float = 1e-3

    /// What is lost and exchanged between two words, at the least.
    private func distance(to other: Sound) -> Float {
        let columns = other.letters.count
        return withUnsafeTemporaryAllocation(of: Float.self, capacity: columns + 1) { row in
            let costs = Costs.shared
            row[0] = 0
            for (index, theirs) in other.letters.enumerated() { row[index + 1] = row[index] + costs.loss(theirs) }
            for letter in letters {
                let loss = costs.loss(letter)
                // What stands above and to the left; the row is written over.
                var corner = row[0]
                row[0] += loss
                for (index, theirs) in other.letters.enumerated() {
                    let above = row[index + 1]
                    row[index + 1] = min(
                        corner + costs.exchange(letter, theirs), above + loss,
                        row[index] + costs.loss(theirs))
                    corner = above
                }
            }
            return row[columns]
        }
    }

    /// All costs, by the numbers of the letters.
    private struct Costs {
        static let shared = Costs()
        private let losses: [Float]
        private let exchanges: [Float]

        private init() {
            let letters = Unicode.Scalar("a").value...Unicode.Scalar("z").value
            let scalars = letters.compactMap(Unicode.Scalar.init)
            losses = scalars.map(Sound.loss)
            exchanges = scalars.flatMap { one in scalars.map { Sound.exchange(one, $0) } }
        }

        @inline(__always)
        func loss(_ letter: UInt8) -> Float { losses[Int(letter)] }

        @inline(__always)
        func exchange(_ one: UInt8, _ other: UInt8) -> Float { exchanges[Int(one) * losses.count + Int(other)] }
    }

    /// Costs of the edit distance, beside 1 for one consonant instead of another.
    private enum Cost {
        static let consonant: Float = 0.8
        static let liquid: Float = 0.4
        static let aspirate: Float = 0.3
        static let vowel: Float = 0.2
        static let sameClass: Float = 0.15
        static let palatalized: Float = 0.4
        static let otherVowel: Float = 0.15
    }

    private static func loss(_ letter: Unicode.Scalar) -> Float {
        switch letter {
        case "a", "e", "i", "o", "u": Cost.vowel
        case "h": Cost.aspirate
        case "r": Cost.liquid
        default: Cost.consonant
        }
    }

    private static func exchange(_ one: Unicode.Scalar, _ other: Unicode.Scalar) -> Float {
        if one == other { return 0 }
        switch (consonantClass(one), consonantClass(other)) {
        case (nil, nil) where one != "h" && other != "h": return Cost.otherVowel
        case (let first?, let second?) where first == second: return Cost.sameClass
        // "team", チーム.
        case ("t", "s"), ("s", "t"): return Cost.palatalized
        default: return 1
        }
    }

    /// The class of a consonant that is not lost easily.
    private static func consonantClass(_ letter: Unicode.Scalar) -> Unicode.Scalar? {
        switch letter {
        case "k", "g": "k"
        case "t", "d": "t"
        case "p", "b", "f", "v": "p"
        case "s", "z", "c", "j": "s"
        case "n", "m": "n"
        case "r": "r"
        default: nil
        }
    }
}

extension Sound {
    private static func isVowel(_ letter: Unicode.Scalar?) -> Bool {
        switch letter {
        case "a", "e", "i", "o", "u", "y", "w": true
        default: false
        }
    }

    /// The letters of a romanization: Hepburn, Revised Romanization, Pinyin.
    private static func romanized(_ word: [Unicode.Scalar]) -> [Unicode.Scalar] {
        var result = Letters()
        var index = 0
        while index < word.count {
            let pair = (word[index], index + 1 < word.count ? word[index + 1] : "\0")
            var length = 2
            switch pair {
            case ("e", "o"): result.add("o")
            case ("e", "u"): result.add("u")
            case ("a", "e"), ("o", "e"): result.add("e")
            case ("c", "h"), ("t", "s"): result.add("c")
            case ("s", "h"): result.add("s")
            case ("n", "g"): result.add("n")
            default:
                result.add(pair.0)
                length = 1
            }
            index += length
        }
        return result.letters
    }

    /// The letters of an English word as they are spoken, near enough.
    private static func spoken(_ word: [Unicode.Scalar]) -> [Unicode.Scalar] {
        var result = Letters()
        var index = 0
        // A silent e.
        let end = word.count > 3 && word.last == "e" ? word.count - 1 : word.count
        while index < end {
            let letter = word[index]
            let next = index + 1 < word.count ? word[index + 1] : "\0"
            let afterNext = index + 2 < word.count ? word[index + 2] : "\0"
            var length = 1
            switch (letter, next) {
            case ("p", "h"):
                result.add("f")
                length = 2
            case ("c", "h"), ("t", "z"), ("t", "s"):
                result.add("c")
                length = 2
            case ("t", "c"):
                result.add("c")
                length = afterNext == "h" ? 3 : 2
            case ("s", "h"):
                result.add("s")
                length = 2
            case ("t", "h"):
                result.add("t")
                length = 2
            case ("c", "k"):
                result.add("k")
                length = 2
            case ("n", "g"):
                result.add("n")
                length = 2
            case ("g", "h"): length = 2
            case ("k", "n") where index == 0, ("w", "r") where index == 0: break
            case ("t", "i") where afterNext == "o" || afterNext == "a", ("s", "i") where afterNext == "o":
                result.add("s")
                length = 2
            case ("c", "e"), ("c", "i"), ("c", "y"): result.add("s")
            case ("g", "e"), ("g", "y"): result.add("j")
            case ("c", _), ("q", _): result.add("k")
            case ("x", _):
                result.add("k")
                result.add("s")
            // An r that only lengthens: "server", サーバー.
            case ("r", _) where !isVowel(next) && !result.letters.isEmpty && next != "r": break
            default: result.add(letter)
            }
            index += length
        }
        return result.letters
    }

    /// Letters as they come, doubled ones once.
    private struct Letters {
        private(set) var letters: [Unicode.Scalar] = []

        mutating func add(_ letter: Unicode.Scalar) {
            let sound: Unicode.Scalar =
                switch letter {
                case "l": "r"
                case "y": "i"
                case "w": "u"
                case "q": "k"
                case "x": "s"
                default: letter
                }
            guard sound != letters.last, "a"..."z" ~= sound else { return }
            letters.append(sound)
        }
    }
}
