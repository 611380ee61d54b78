import Foundation
import Normalization
import Terminology
import TranslationMemory

/// Compares what a search by words finds with each segment compared, words as ICU divides them.
struct BruteForce {
    private let segments: [[Int32]]
    private var numbers: [String: Int32] = [:]
    private let segmenter: WordSegmenter

    init(_ lines: [Substring]) throws {
        segmenter = try WordSegmenter(language: .english)
        var (numbers, segments): ([String: Int32], [[Int32]]) = ([:], [])
        for line in lines {
            segments.append(
                try Self.words(of: String(line), segmenter).map { word in
                    if let known = numbers[word] { return known }
                    let number = Int32(numbers.count)
                    numbers[word] = number
                    return number
                })
        }
        (self.segments, self.numbers) = (segments, numbers)
    }

    /// The similarities of the best, the best first.
    func best(_ query: String, _ options: FuzzySearchOptions) throws -> [Double] {
        let words = try Self.words(of: query, segmenter).map { numbers[$0] ?? -1 }
        var found: [Double] = []
        for segment in segments {
            let longer = max(words.count, segment.count)
            // The difference of the lengths is a part of the distance.
            guard longer > 0, abs(words.count - segment.count) * 100 <= longer * (100 - options.threshold) else {
                continue
            }
            let distance = Self.distance(words, segment)
            guard (longer - distance) * 100 >= longer * options.threshold else { continue }
            found.append(Double(longer - distance) / Double(longer))
        }
        return Array(found.sorted(by: >).prefix(options.limit))
    }

    private static func words(of text: String, _ segmenter: WordSegmenter) throws -> [String] {
        // The compared form: NFC, with runs of white space made one.
        let parts = text.precomposedStringWithCanonicalMapping.unicodeScalars.split(omittingEmptySubsequences: false) {
            $0.properties.isWhitespace
        }
        var compared = ""
        for (index, part) in parts.enumerated() {
            if index > 0, !compared.hasSuffix(" ") { compared += " " }
            compared.unicodeScalars.append(contentsOf: part)
        }
        let utf8 = Array(compared.utf8)
        return try segmenter.words(in: compared).map { String(decoding: utf8[$0.span.range], as: UTF8.self) }
    }

    private static func distance(_ left: [Int32], _ right: [Int32]) -> Int {
        var row = Array(0...right.count)
        for (place, symbol) in left.enumerated() {
            var diagonal = row[0]
            row[0] = place + 1
            for column in right.indices {
                let above = row[column + 1]
                row[column + 1] = min(above + 1, row[column] + 1, diagonal + (symbol == right[column] ? 0 : 1))
                diagonal = above
            }
        }
        return row[right.count]
    }
}
