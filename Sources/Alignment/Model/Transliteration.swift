/// Pairs of words of two languages that sound alike: loanwords, and names.
///
/// Words are compared where the classes of their consonants are the same, but for one that either may lack. Of those that a word
/// sounds like, only the most similar count, and only where it is the most similar of theirs too.
struct Transliteration {
    /// Consonants without which a sound says too little.
    private static let leastSkeleton = 3
    /// Similarity that is none yet.
    private static let leastSimilarity: Float = 0.8
    /// How far below the best of a word another is as good.
    private static let tie: Float = 0.02
    /// How much is believed of what sounds the same.
    private static let strength: Float = 1
    /// More words with one key than these are not compared.
    private static let mostAlike = 200

    private struct Candidate {
        let tokens: [Int32]
        let sound: Sound
        var best: Float = 0
    }

    private struct Match {
        let first: Int
        let second: Int
        let similarity: Float
    }

    /// The words of one language that are compared.
    struct Side {
        let vocabulary: Vocabulary
        let sounds: Sounds
    }

    /// Seeds for the tokens of words that sound alike, the more similar the stronger.
    ///
    /// - Complexity: O(n) in the words of both, as far as few have the same consonants.
    static func pairs(_ first: Side, _ second: Side) -> [Lexicon.Seed] {
        pinyin(first, second)
            + pinyin(second, first).map { Lexicon.Seed(first: $0.second, second: $0.first, strength: $0.strength) }
            + sounds(first, second)
    }

    /// Chinese names as they are romanized: 北京 is Beijing, and no other word is.
    private static func pinyin(_ first: Side, _ second: Side) -> [Lexicon.Seed] {
        var names: [[UInt64]: [Int32]] = [:]
        for word in first.vocabulary.spoken.words where word.writing == .latin && word.isCapital {
            names[word.characters, default: []] += word.tokens
        }
        guard !names.isEmpty else { return [] }
        var seeds: [Lexicon.Seed] = []
        for (word, letters) in zip(second.vocabulary.spoken.words, second.sounds.pinyin) {
            guard let letters else { continue }
            for one in names[letters.map { UInt64($0.value) }] ?? [] {
                for other in word.tokens { seeds.append(Lexicon.Seed(first: one, second: other, strength: strength)) }
            }
        }
        return seeds
    }

    private static func sounds(_ first: Side, _ second: Side) -> [Lexicon.Seed] {
        let writings: [SpokenWords.Writing] = [.latin, .katakana, .hangul]
        let ones = writings.map { candidates(first, $0, without: second.vocabulary) }
        let others = writings.map { candidates(second, $0, without: first.vocabulary) }
        var seeds: [Lexicon.Seed] = []
        for (one, words) in ones.enumerated() where !words.isEmpty {
            for (other, answers) in others.enumerated() where one != other && !answers.isEmpty {
                seeds += matches(words, answers)
            }
        }
        return seeds
    }

    private static func candidates(
        _ side: Side, _ writing: SpokenWords.Writing, without other: Vocabulary
    ) -> [Candidate] {
        zip(side.vocabulary.spoken.words, side.sounds.sounds).compactMap { word, sound in
            guard word.writing == writing, let token = word.tokens.first, let sound else { return nil }
            if writing == .latin, other.id(of: side.vocabulary.hashes[Int(token)]) != nil { return nil }
            return sound.consonants >= leastSkeleton ? Candidate(tokens: word.tokens, sound: sound) : nil
        }
    }

    private static func matches(_ words: [Candidate], _ answers: [Candidate]) -> [Lexicon.Seed] {
        var (ones, others) = (words, answers)
        var byKey: [UInt64: [Int]] = [:]
        for (number, other) in others.enumerated() {
            for key in other.sound.keys { byKey[key, default: []].append(number) }
        }
        var matches: [Match] = []
        // By answer, the word that it was compared with last.
        var compared = [Int](repeating: -1, count: others.count)
        for number in ones.indices {
            let sound = ones[number].sound
            for key in sound.keys {
                guard let alike = byKey[key], alike.count <= mostAlike else { continue }
                for other in alike where compared[other] != number {
                    compared[other] = number
                    guard let similarity = sound.similarity(to: others[other].sound, atLeast: leastSimilarity) else {
                        continue
                    }
                    matches.append(Match(first: number, second: other, similarity: similarity))
                    ones[number].best = max(ones[number].best, similarity)
                    others[other].best = max(others[other].best, similarity)
                }
            }
        }
        var seeds: [Lexicon.Seed] = []
        for match in matches {
            let (one, other) = (ones[match.first], others[match.second])
            guard match.similarity >= max(one.best, other.best) - tie else { continue }
            let certainty = (match.similarity - leastSimilarity) / (1 - leastSimilarity)
            for first in one.tokens {
                for second in other.tokens {
                    seeds.append(
                        Lexicon.Seed(first: first, second: second, strength: strength * (1 + certainty) / 2))
                }
            }
        }
        return seeds
    }
}
